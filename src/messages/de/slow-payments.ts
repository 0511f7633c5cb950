/** Bank debits that take days. */
export const slowPayments = {
  'Your bank has not sent the money: order {number}':
    'Deine Bank hat das Geld nicht gesendet: Bestellung {number}',
  'Your bank has not passed on {amount} for your order {number}, and we cannot hold it any longer.':
    'Deine Bank hat {amount} für deine Bestellung {number} nicht weitergegeben, und wir können sie nicht länger freihalten.',
  'If the money comes after all, you get what you ordered if there is still room. If not, you choose: something else, or the money back.':
    'Wenn das Geld doch noch kommt, bekommst du, was du bestellt hast, falls noch Platz ist. Wenn nicht, wählst du: etwas anderes oder das Geld zurück.',
  'Your bank has not passed the money on in time, so others can have what was held for you. If it comes after all, you get it if there is still room; else you choose.':
    'Deine Bank hat das Geld nicht rechtzeitig weitergegeben, darum können andere haben, was für dich freigehalten war. Wenn es doch noch kommt, bekommst du es, falls noch Platz ist; sonst wählst du.',
  'Bank took too long': 'Die Bank hat zu lange gebraucht',
  'Others are paying for the last of these right now. Try again on {day}.':
    'Andere bezahlen gerade die letzten davon. Versuch es am {day} noch einmal.',
} as const satisfies Readonly<Record<string, string>>;
