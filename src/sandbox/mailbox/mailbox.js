// Shows new mail without a reload: fetches the page again when there is a newer message.
const PAUSE = 3000;

async function newest() {
  const answer = await fetch('/api/v1/messages?limit=1');
  const { messages } = await answer.json();
  return messages[0]?.ID ?? '';
}

async function refresh() {
  const shown = document.querySelector('#messages');
  if (!shown || document.hidden || (await newest()) === seen) return;
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('#messages');
  if (!fresh || shown.contains(document.activeElement)) return;
  shown.replaceWith(fresh);
  seen = fresh.getAttribute('data-newest');
  document.title = page.title;
}

let seen = document.querySelector('#messages')?.getAttribute('data-newest') ?? '';
setInterval(() => refresh().catch(() => {}), PAUSE);
