import { webAddress } from '#lib/web-address.ts';
import { translate } from '#messages/t.ts';
import { type OrderLineView, type OrderView, sumsOfOrder } from '../orders/view.ts';
import { useTitled, useWord } from '../products/kind-sentences.ts';
import { kindNamed } from '../products/kinds.ts';
import type { BoughtLine, BoughtLines } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seller } from './seller.ts';

/** The lines and sums of an order. @param boughtAgain places of lines whose thing the address owned before. */
export function boughtLines(order: OrderView, links: Links, boughtAgain: ReadonlySet<number>): BoughtLines {
  const { rows: sums, included } = sumsOfOrder(order);
  return {
    lines: order.lines.map((line) => boughtLine(line, links, boughtAgain.has(line.position))),
    ...{ sums, included, total: order.total },
  };
}

function boughtLine(line: OrderLineView, links: Links, isBoughtAgain: boolean): BoughtLine {
  const { kind, quantity, unit, title, variantTitle, language, subtotal, openPath } = line;
  return {
    ...{ quantity, unit, title, variantTitle, language, total: subtotal },
    picture: pictureOf(line),
    note: noteOf(line, isBoughtAgain),
    open:
      openPath === null ? null : { label: useWord(kind), whole: useTitled(line), link: links.open(openPath) },
  };
}

function noteOf({ kind, notes }: OrderLineView, isBoughtAgain: boolean): string | null {
  const { sale, words } = kindNamed(kind);
  if (isBoughtAgain && sale.isBoughtOnce && words.boughtAgain) return translate(words.boughtAgain);
  return notes.length > 0 ? notes.join(' · ') : null;
}

/** The uploaded picture, else one drawn from the title: mail programs show no drawings of their own. */
function pictureOf({ image, slug }: OrderLineView): string {
  const address = webAddress(image) ?? `/covers/${slug}.png`;
  return address.startsWith('/') ? `${seller.origin}${address}` : address;
}
