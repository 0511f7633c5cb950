import type { Address, Summary } from './message.ts';

/**
 * Finds messages by a part of Mailpit's search language: words, "several words", `to:` `from:` `cc:` `bcc:`
 * `addressed:` `subject:` `message-id:` `is:read` `is:unread` `has:attachment`, and `-` or `!` in front for "not".
 */
export function searchMessages(messages: readonly Summary[], query: string): Summary[] {
  const terms = [...query.matchAll(/[-!]?(?:[a-z-]+:)?(?:"[^"]*"|\S+)/gi)].map(([term]) => test(term));
  return messages.filter((message) => terms.every((matches) => matches(message)));
}

type Test = (message: Summary) => boolean;

function test(term: string): Test {
  const not = /^[-!]./.test(term);
  const [, field, quoted = ''] = (not ? term.slice(1) : term).match(/^(?:([a-z-]+):)?(.*)$/i) ?? [];
  const value = quoted.replace(/^"|"$/g, '').toLowerCase();
  const matches = tests[field?.toLowerCase() ?? ''] ?? anywhere(`${field}:`);
  return (message) => matches(message, value) !== not;
}

const tests: Record<string, (message: Summary, value: string) => boolean> = {
  '': (message, value) => anywhere('')(message, value),
  to: ({ To }, value) => among(To, value),
  from: ({ From }, value) => among([From], value),
  cc: ({ Cc }, value) => among(Cc, value),
  bcc: ({ Bcc }, value) => among(Bcc, value),
  'reply-to': ({ ReplyTo }, value) => among(ReplyTo, value),
  addressed: (message, value) => among(everybody(message), value),
  subject: ({ Subject }, value) => Subject.toLowerCase().includes(value),
  'message-id': ({ MessageID }, value) => MessageID.toLowerCase().includes(value),
  is: ({ Read }, value) => (value === 'read' ? Read : value === 'unread' ? !Read : false),
  has: ({ Attachments }, value) => /^attachments?$/.test(value) && Attachments > 0,
};

const anywhere = (prefix: string) => (message: Summary, value: string) =>
  among(everybody(message), prefix + value) ||
  `${message.Subject}\n${message.Snippet}`.toLowerCase().includes(prefix + value);

const everybody = ({ From, To, Cc, Bcc, ReplyTo }: Summary) => [From, ...To, ...Cc, ...Bcc, ...ReplyTo];

const among = (people: Address[], value: string) =>
  people.some(({ Name, Address }) => `${Name} <${Address}>`.toLowerCase().includes(value));
