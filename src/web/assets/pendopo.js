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

// keys: <… data-key="p"> is pressed by that key while nothing is being typed
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]')) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!pressed) return;
  event.preventDefault();
  pressed.focus();
  pressed.click();
});
