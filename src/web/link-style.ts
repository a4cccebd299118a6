/** The invitee's page carries its style inside: one request, read on an old phone, in the dark and on paper. */
export const LINK_STYLE = `
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#f3f1ec;--line:#8a857b;--mark:#7a1f1f;--on:#fff;--good:#1d5c34;--bad:#a3161a}
@media (prefers-color-scheme:dark){:root{--ink:#f2efe9;--paper:#191816;--soft:#26241f;--line:#958f84;--mark:#f0b6a8;--on:#191816;--good:#9fdcb3;--bad:#ffb3ad}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
main,footer{max-width:38rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 1rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
.to{margin:0 0 1.25rem}.to b{display:block}
dl{margin:1rem 0;padding:0;border-top:1px solid var(--line)}
dl div{padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:600;font-size:.9rem}dd{margin:0;white-space:pre-line}
ol{padding-left:0;list-style:none}li{padding:.2rem 0}li b{font-weight:600;margin-right:.5rem}
.box,.notice{border:2px solid var(--line);border-left-width:.5rem;padding:.75rem 1rem;margin:1rem 0;background:var(--soft)}
.box p,.notice p{margin:.25rem 0}.box.good{border-color:var(--good)}.box.wrong,.notice.wrong{border-color:var(--bad)}.box h2,.notice h2{margin-top:0}
fieldset{border:0;margin:1.25rem 0;padding:0}legend{font-weight:600;padding:0;margin-bottom:.35rem}
.choice{display:flex;gap:.75rem;align-items:center;border:2px solid var(--line);border-radius:.4rem;padding:0 .9rem;margin:.5rem 0;background:var(--soft)}
.choice input{width:1.4rem;height:1.4rem;flex:none;accent-color:var(--mark)}
.choice label{flex:1;padding:.8rem 0;font-weight:600}
.field{margin:1rem 0}.field label{display:block;font-weight:600}
.optional{font-weight:400}.hint{margin:.1rem 0;font-size:.95rem}
.problem{color:var(--bad);font-weight:600;margin:.1rem 0}
input[type=text],textarea{width:100%;font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);border-radius:.4rem;padding:.65rem}
[aria-invalid]{border-color:var(--bad)!important}
button{font:inherit;font-weight:700;width:100%;padding:.9rem;border:0;border-radius:.4rem;background:var(--mark);color:var(--on)}
a{color:inherit}:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
footer{font-size:.95rem;border-top:1px solid var(--line)}
@media print{form,.lang{display:none}}
`.replace(/\n/g, '');
