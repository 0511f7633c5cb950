import { PKPass } from 'passkit-generator';
import type { AppleCertificate } from './apple-certificate.ts';
import type { EventPass } from './event-pass.ts';

/** PNG pictures by the file names that Apple gives them: `icon.png`, `icon@2x.png`, `logo.png`. */
export type PassPictures = Readonly<Record<string, Buffer>>;

export const APPLE_PASS_TYPE = 'application/vnd.apple.pkpass';

const COLOURS = {
  backgroundColor: 'rgb(251, 248, 241)',
  foregroundColor: 'rgb(37, 33, 28)',
  labelColor: 'rgb(95, 88, 79)',
};

/** A signed pass for Apple Wallet. */
export function signApplePass(pass: EventPass, pictures: PassPictures, apple: AppleCertificate): Buffer {
  const { passTypeIdentifier, teamIdentifier, certificate, key, intermediate } = apple;
  const file = new PKPass(
    pictures,
    { signerCert: certificate, signerKey: key, wwdr: intermediate },
    {
      ...COLOURS,
      ...{ passTypeIdentifier, teamIdentifier, serialNumber: pass.serial },
      ...{ groupingIdentifier: pass.group, voided: pass.isVoid },
      ...{ organizationName: pass.shopName, logoText: pass.shopName, description: pass.title },
    },
  );
  file.type = 'eventTicket';
  file.primaryFields.push({ key: 'title', label: pass.when.text, value: pass.title });
  file.secondaryFields.push({ key: 'place', label: pass.place.label, value: pass.place.text });
  const people = { name: pass.name, ticket: pass.ticket };
  for (const [key, field] of Object.entries(people))
    if (field) file.auxiliaryFields.push({ key, label: field.label, value: field.text });
  file.backFields.push({ key: 'url', label: pass.url.label, value: pass.url.text });
  file.setRelevantDate(pass.startsAt);
  file.setExpirationDate(new Date(pass.endsAt.getTime() + DAY_MS));
  file.setBarcodes({
    ...{ format: 'PKBarcodeFormatQR', message: pass.code, altText: pass.codeText },
    messageEncoding: 'iso-8859-1',
  });
  return file.getAsBuffer();
}

/** A pass stays in front for a day after the end, for those who come late or leave late. */
const DAY_MS = 86_400_000;
