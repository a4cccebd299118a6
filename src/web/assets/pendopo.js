// The little that forms cannot do by themselves. Everything works without it.

// copy: <button data-copy="#id"> copies that element's value or text and says so in its own words (data-copied)
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const from = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(from.value ?? from.textContent);
  } catch {
    // without the right to the clipboard the text is marked, ready for the person's own copying
    if (from.select) from.select();
    else getSelection().selectAllChildren(from);
    return;
  }
  button.dataset.before ??= button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => {
    button.textContent = button.dataset.before;
  }, 2500);
});

// opened: <a data-opened="/path"> tells the server that the link was opened, while the browser follows it
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-opened]');
  if (link) navigator.sendBeacon(link.dataset.opened, new URLSearchParams({ dibuka: '1' }));
});

// keys: <… data-key="p"> is pressed by that key while nothing is being typed, and with Alt while something is
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.isComposing) return;
  const typing = event.target.closest(
    'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]',
  );
  if (Boolean(typing) !== event.altKey) return;
  // with Alt some keyboards give another character
  const key = event.altKey ? event.code.replace('Key', '') : event.key;
  const pressed = document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);
  if (!pressed) return;
  event.preventDefault();
  if (!typing) pressed.focus();
  pressed.click();
});

// Ctrl or Cmd with Enter sends the form of a text of several lines
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  if (event.target.matches('textarea')) event.target.form?.requestSubmit();
});

// unsent: <p data-unsent hidden> says that what was pressed in place never reached the server
document.addEventListener('htmx:error', (event) => {
  const said = event.detail.ctx?.request?.method === 'POST' && document.querySelector('[data-unsent]');
  if (said) said.hidden = false;
});
document.addEventListener('htmx:after:swap', (event) => {
  const said = event.detail.ctx?.request?.method === 'POST' && document.querySelector('[data-unsent]');
  if (said) said.hidden = true;
});

// channel: after <a data-channel="phone"> an answer heard is marked as heard that way
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-channel]');
  const heard = link && document.querySelector(`[name="channel"][value="${CSS.escape(link.dataset.channel)}"]`);
  if (heard) heard.checked = true;
});

// nobody looks at a hidden page: it asks for nothing
document.addEventListener('htmx:config:request', (event) => {
  if (document.hidden && event.detail.ctx.sourceEvent?.type === 'every') event.preventDefault();
});

// ticks: <button data-ticks=".list input"> ticks those boxes here and now, ahead of what the button would ask of the server
document.addEventListener(
  'click',
  (event) => {
    const button = event.target.closest('[data-ticks]');
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    for (const box of document.querySelectorAll(button.dataset.ticks)) box.checked = true;
    button.dispatchEvent(new Event('change', { bubbles: true }));
  },
  true,
);

// a form that came back: its mistakes are in sight and read out first
const refused = document.querySelector('.notice.wrong[role="alert"]');
if (refused) {
  refused.tabIndex = -1;
  refused.focus();
  refused.scrollIntoView({ block: 'start' });
}

// what was wrong with a field is no longer said once it is written in again; sending tells whether it is right
document.addEventListener('input', ({ target }) => {
  if (target.getAttribute('aria-invalid') !== 'true') return;
  target.removeAttribute('aria-invalid');
  document.getElementById(`${target.id}-salah`)?.remove();
  document
    .querySelector(`.notice.wrong[role="alert"] a[href="#${CSS.escape(target.id)}"]`)
    ?.closest('li')
    .remove();
  if (refused && !refused.querySelector('li')) refused.remove();
});

// position: <button data-position="#id" class="by-script"> fills in where one is, to about a kilometre, when it is pressed
if (navigator.geolocation)
  for (const button of document.querySelectorAll('[data-position]')) button.classList.remove('by-script');
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-position]');
  if (!button) return;
  const field = document.querySelector(button.dataset.position);
  const say = (text) => {
    button.lastElementChild.textContent = text;
  };
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      // what is finer never leaves the device
      field.value = `${coords.latitude.toFixed(2)}, ${coords.longitude.toFixed(2)}`;
      say(button.dataset.taken);
    },
    () => say(button.dataset.failed),
    { maximumAge: 300_000, timeout: 10_000 },
  );
});

// rows: within <li data-row="key"> Alt and an arrow press the row's own button; its handle can be dragged to another place
document.addEventListener('keydown', (event) => {
  const verb = { ArrowUp: 'naik', ArrowDown: 'turun' }[event.key];
  const row = verb && event.altKey && event.target.closest('[data-row]');
  if (!row) return;
  event.preventDefault();
  document.getElementById(`aksi-${verb}-${row.dataset.row}`)?.click();
});
for (const handle of document.querySelectorAll('.drag')) handle.classList.remove('by-script');
document.addEventListener('htmx:after:swap', () => {
  for (const handle of document.querySelectorAll('.drag.by-script')) handle.classList.remove('by-script');
});
document.addEventListener('pointerdown', (event) => {
  const handle = event.target.closest('.drag');
  const row = handle?.closest('[data-row]');
  if (!row || event.button !== 0) return;
  event.preventDefault();
  row.classList.add('dragged');
  // where it would fall: in a day's list, before one of its rows or at its end
  let place = null;
  const mark = (next) => {
    for (const one of document.querySelectorAll('.drop')) one.classList.remove('drop');
    place = next;
    if (place) (place.before ?? place.list).classList.add('drop');
  };
  const move = ({ clientX, clientY }) => {
    const over = document.elementFromPoint(clientX, clientY);
    const list = over?.closest('.rundown-day')?.querySelector('[data-rows]');
    const before = [...(list?.children ?? [])].find((one) => {
      const { top, height } = one.getBoundingClientRect();
      return one !== row && clientY < top + height / 2;
    });
    mark(list ? { list, before } : null);
  };
  const drop = ({ type }) => {
    for (const name of ['pointermove', 'pointerup', 'pointercancel'])
      document.removeEventListener(name, name === 'pointermove' ? move : drop);
    const to = place;
    mark(null);
    row.classList.remove('dragged');
    if (!to || type === 'pointercancel') return;
    const others = [...document.querySelectorAll('[data-row]')].filter((one) => one !== row);
    const last = [...to.list.children].filter((one) => one !== row).at(-1);
    const day = Number(to.list.dataset.rows);
    const end = last ? others.indexOf(last) + 1 : others.filter((one) => Number(one.dataset.day) < day).length;
    const button = document.getElementById('aksi-pindah');
    button.value = `pindah-${row.dataset.row}-${to.before ? others.indexOf(to.before) : end}-${day}`;
    button.click();
  };
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', drop);
});

// clock: <span data-clock="zone" data-now="epoch ms"> goes on from what the server's clock said
const clocks = document.querySelectorAll('[data-clock]');
if (clocks.length) {
  const since = performance.now();
  setInterval(() => {
    for (const one of clocks) {
      const now = Number(one.dataset.now) + performance.now() - since;
      const shown = new Date(now).toLocaleTimeString('id-ID', {
        timeZone: one.dataset.clock,
        hour: '2-digit',
        minute: '2-digit',
      });
      if (one.textContent !== shown) one.textContent = shown;
    }
  }, 1000);
}
