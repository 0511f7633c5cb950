import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isUuid } from '#lib/ids.ts';
import { answerReview, decideReview } from '#shop/reviews/decide-review.ts';
import { replyInput, reviewStatuses } from '#shop/reviews/review.ts';
import { listByStatus } from '#shop/reviews/store.ts';
import { type Command, print, UsageError } from './command.ts';

const LIMIT = 100;

export const reviewCommands: Readonly<Record<string, Command>> = {
  list: {
    usage: `reviews list [${reviewStatuses.join(' | ')}]`,
    about: 'prints the reviews that wait to be read, or those of another state',
    run: list,
  },
  approve: {
    usage: 'reviews approve <id>',
    about: 'publishes a review; the rating follows',
    run: ([id]) => decideReview(db, requireId(id), 'approved', 'cli'),
  },
  reject: {
    usage: 'reviews reject <id>',
    about: 'refuses a review, or takes a published one away',
    run: ([id]) => decideReview(db, requireId(id), 'rejected', 'cli'),
  },
  answer: {
    usage: 'reviews answer <id> <text>',
    about: 'puts the teacher’s answer under a published review',
    run: ([id, ...words]) => answerReview(db, requireId(id), replyOf(words), 'cli'),
  },
};

async function list([word = 'pending']: readonly string[]): Promise<void> {
  const status = reviewStatuses.find((one) => one === word);
  if (!status) throw new UsageError(`a state is one of ${reviewStatuses.join(', ')}`);
  for (const { id, at, rating, slug, name, title, body } of await listByStatus(db, status, LIMIT)) {
    print(
      `${id}  ${at.toISOString()}  ${rating}/5  ${slug}  ${name || 'no name'}\n  ${title && `${title}\n  `}${body.replaceAll('\n', '\n  ')}`,
    );
  }
}

function requireId(id: string | undefined): string {
  if (!id) throw new UsageError('the id of a review is missing');
  if (!isUuid(id)) throw new ShopError('unknown_review', 404, `There is no review ${id}.`);
  return id;
}

function replyOf(words: readonly string[]): string {
  const reply = replyInput.safeParse(words.join(' '));
  if (!reply.success) throw new UsageError(reply.error.issues[0]?.message ?? 'an answer is missing');
  return reply.data;
}
