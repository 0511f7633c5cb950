/** What a shop answered, with the body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The address that answered. */
  readonly url: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Goes where redirects lead, ten at most. */
  readonly follow?: boolean;
}

/** One browser without script: it keeps cookies, says its Origin, and follows redirects only when told. */
export interface ShopClient {
  readonly cookies: Map<string, string>;
  ask(path: string, how?: Ask): Promise<Answer>;
  get(path: string, how?: Ask): Promise<Answer>;
  /** Posts a form as a browser does. */
  post(path: string, fields: Readonly<Record<string, string>>, how?: Ask): Promise<Answer>;
  /** Posts JSON and wants JSON, as the shop's own script does. */
  postJson(path: string, body: unknown, how?: Ask): Promise<Answer>;
}

/**
 * @param origin of the shop; cookies and the Origin header go nowhere else.
 * @param always headers of every request to it
 */
export function shopClient(origin: string, always: Readonly<Record<string, string>> = {}): ShopClient {
  const cookies = new Map<string, string>();
  const ask = async (path: string, how: Ask = {}): Promise<Answer> => {
    let answer = await once(origin, always, cookies, new URL(path, origin), how);
    for (let hops = 0; how.follow && answer.status >= 300 && answer.status < 400; hops++) {
      const location = answer.headers.get('location');
      if (!location || hops === 10) break;
      answer = await once(origin, always, cookies, new URL(location, answer.url), {
        headers: how.headers ?? {},
      });
    }
    return answer;
  };
  const post = (path: string, type: string, body: string, how: Ask) =>
    ask(path, { method: 'POST', body, ...how, headers: { 'content-type': type, ...how.headers } });
  return {
    cookies,
    ask,
    get: ask,
    post: (path, fields, how = {}) =>
      post(path, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString(), how),
    postJson: (path, body, how = {}) =>
      post(path, 'application/json', JSON.stringify(body), {
        ...how,
        headers: { accept: 'application/json', ...how.headers },
      }),
  };
}

const REQUEST_TIMEOUT_MS = 45_000;

async function once(
  origin: string,
  always: Readonly<Record<string, string>>,
  cookies: Map<string, string>,
  url: URL,
  how: Ask,
): Promise<Answer> {
  const isShop = url.origin === origin;
  const headers = new Headers({ accept: 'text/html', ...(isShop ? always : {}) });
  if (isShop && cookies.size > 0)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  if (how.method && how.method !== 'GET') headers.set('origin', isShop ? origin : url.origin);
  for (const [name, value] of Object.entries(how.headers ?? {})) headers.set(name, value);
  const response = await fetch(url, {
    method: how.method ?? 'GET',
    headers,
    redirect: 'manual',
    // A connection handed to a process in the moment it is killed is never answered: browsers ask again, too.
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    ...(how.body === undefined ? {} : { body: how.body as BodyInit }),
  });
  if (isShop) for (const line of response.headers.getSetCookie()) keep(cookies, line);
  return { status: response.status, headers: response.headers, text: await response.text(), url: url.href };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const isGone = attributes.some((text) => /^\s*max-age=0\s*$/i.test(text));
  if (isGone) cookies.delete(pair.slice(0, at).trim());
  else cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
}
