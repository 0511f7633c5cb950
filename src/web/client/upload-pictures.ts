import { say } from './say.ts';

/**
 * Makes the upload form take pictures that are dragged or pasted, several at once, each with its progress. Every picture is a
 * request of its own, with the form's other fields, so that one that is refused holds up no other.
 */
export function uploadPictures(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) improve(form);
}

function improve(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  const list = form.querySelector<HTMLElement>('[data-upload-list]');
  if (!input || !list) return;
  form.querySelector('[data-upload-hint]')?.removeAttribute('hidden');
  const take = (files: readonly File[]) => {
    if (files.length > 0) void send(form, files, list);
  };
  form.addEventListener('submit', (event) => {
    const files = [...(input.files ?? [])];
    // One with its alternative text goes the plain way.
    if (files.length < 2) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    take(files);
  });
  for (const type of ['dragenter', 'dragover'])
    form.addEventListener(type, (event) => {
      event.preventDefault();
      form.dataset['over'] = '';
    });
  form.addEventListener('dragleave', () => delete form.dataset['over']);
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    delete form.dataset['over'];
    take([...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) event.preventDefault();
    take(files);
  });
}

/** One after the other: the next page of a product has the version that the picture before has made. */
async function send(form: HTMLFormElement, files: readonly File[], list: HTMLElement): Promise<void> {
  list.hidden = false;
  let refused = 0;
  let next = form.action;
  for (const file of files) {
    const line = document.createElement('li');
    const bar = document.createElement('progress');
    const name = document.createElement('bdi');
    name.textContent = `${file.name} `;
    line.append(name, bar);
    list.append(line);
    const answer = await post(form, file, bar);
    bar.remove();
    line.append(answer.problem ?? say('Uploaded.'));
    if (answer.problem === null) next = answer.address;
    else refused++;
    if (answer.version) setVersion(form, answer.version);
  }
  if (refused === 0) location.assign(next);
}

interface Answer {
  readonly address: string;
  readonly problem: string | null;
  readonly version: string | null;
}

function post(form: HTMLFormElement, file: File, bar: HTMLProgressElement): Promise<Answer> {
  const body = new FormData();
  for (const { name, value } of form.querySelectorAll<HTMLInputElement>('input[type=hidden]'))
    body.append(name, value);
  body.append('alt', '');
  body.append('picture', file, file.name);
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.max = total;
    bar.value = loaded;
  });
  const { promise, resolve } = Promise.withResolvers<Answer>();
  request.addEventListener('loadend', () => resolve(answerOf(request, form)));
  request.open('POST', form.action);
  request.responseType = 'document';
  request.send(body);
  return promise;
}

/** The answer is the page that a form without script would have got. */
function answerOf(request: XMLHttpRequest, form: HTMLFormElement): Answer {
  const page = request.status === 0 ? null : request.responseXML;
  const isTaken = request.status >= 200 && request.status < 300;
  const told = page?.querySelector('#picture-error p, .admin-error')?.textContent;
  const same = page?.querySelector<HTMLInputElement>(
    `form[data-upload][action="${CSS.escape(form.getAttribute('action') ?? '')}"] input[name=version]`,
  );
  return {
    address: request.responseURL,
    problem: isTaken ? null : (told ?? say('It did not arrive. Try it again.')),
    version: same?.value ?? null,
  };
}

function setVersion(form: HTMLFormElement, version: string): void {
  const field = form.querySelector<HTMLInputElement>('input[name=version]');
  if (field) field.value = version;
}
