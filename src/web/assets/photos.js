// photos: <form data-photos="#list"> makes each chosen picture smaller on the device and sends it by itself, one after the
// other, saying in its own words (data-…) how far each is. Without this the form sends the files as they are.

// longest side in pixels and quality, each smaller than the one before, until a picture is light enough
const STEPS = [
  [1600, 0.82],
  [1600, 0.7],
  [1280, 0.7],
  [1024, 0.6],
];
// twenty of them are what an event may have in all
const LIGHT = 600 * 1024;

const drawn = (picture, side, quality) => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext('2d');
  // what is transparent would be black
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
};

// drawn anew, upright and without anything that stood in the file; null for what the browser cannot read
const smaller = async (file) => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  let blob = null;
  for (const [side, quality] of STEPS) {
    blob = await drawn(picture, side, quality);
    if (blob && blob.size <= LIGHT) break;
  }
  picture.close();
  return blob;
};

const sent = async (form, file, blob) => {
  const body = new FormData();
  body.append('file', blob, file.name);
  const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
  // a session that is over leads to a page
  if (!answer.headers.get('content-type')?.includes('json')) throw new Error(String(answer.status));
  return (await answer.json()).problem ?? null;
};

const fresh = async (form) => {
  const page = new DOMParser().parseFromString(await (await fetch(form.action)).text(), 'text/html');
  const list = page.querySelector(form.dataset.photos);
  if (list) document.querySelector(form.dataset.photos).replaceWith(list);
};

for (const form of document.querySelectorAll('form[data-photos]')) {
  form.addEventListener('submit', async (event) => {
    const field = form.querySelector('input[type="file"]');
    const files = [...field.files];
    // the server says what is missing
    if (!files.length) return;
    event.preventDefault();
    const button = form.querySelector('[type="submit"]');
    const progress = form.querySelector('[data-progress]');
    button.disabled = true;
    progress.hidden = false;
    progress.replaceChildren();
    for (const file of files) {
      const line = document.createElement('li');
      const said = document.createElement('span');
      const say = (text, look = '') => {
        said.textContent = text;
        line.className = look;
      };
      line.append(`${file.name}: `, said);
      progress.append(line);
      say(form.dataset.resizing);
      try {
        const blob = await smaller(file);
        // what the browser cannot read the server names, unless it is too large to be sent in vain
        if (!blob && file.size > 1_500_000) say(form.dataset.unreadable, 'problem');
        else {
          say(form.dataset.sending);
          const problem = await sent(form, file, blob ?? file);
          say(problem ?? form.dataset.done, problem ? 'problem' : '');
        }
      } catch {
        say(form.dataset.unsent, 'problem');
      }
    }
    form.reset();
    button.disabled = false;
    await fresh(form).catch(() => location.reload());
  });
}
