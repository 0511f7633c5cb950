import { webhookDb } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { replayEvent } from '#shop/payments/webhooks/replay.ts';
import { type Command, print, UsageError } from './command.ts';

export const webhookCommands: Readonly<Record<string, Command>> = {
  replay: {
    usage: 'webhooks replay <event id>',
    about: 'applies a stored event again; an event that was applied changes nothing',
    run: async ([id]) => {
      if (!id) throw new UsageError('an event id is missing');
      const outcome = await replayEvent(webhookDb, id);
      if (outcome === null) throw new ShopError('unknown_event', 404, `There is no event ${id}.`);
      print(outcome === 'unchanged' ? 'no change' : outcome);
    },
  },
};
