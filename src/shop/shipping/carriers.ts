/** A carrier that shops use, and the page where it tells where a parcel is; `#` stands for the number. */
interface Carrier {
  readonly name: string;
  readonly page: string;
}

export const carriers: readonly Carrier[] = [
  { name: 'DHL', page: 'https://www.dhl.com/en/home/tracking.html?tracking-id=#' },
  { name: 'Deutsche Post', page: 'https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode=#' },
  { name: 'DPD', page: 'https://tracking.dpd.de/parcelstatus?query=#' },
  { name: 'GLS', page: 'https://gls-group.com/track/#' },
  { name: 'Hermes', page: 'https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#' },
  { name: 'UPS', page: 'https://www.ups.com/track?tracknum=#' },
  { name: 'FedEx', page: 'https://www.fedex.com/fedextrack/?trknbr=#' },
  { name: 'USPS', page: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=#' },
  { name: 'Royal Mail', page: 'https://www.royalmail.com/track-your-item#/tracking-results/#' },
  { name: 'La Poste', page: 'https://www.laposte.fr/outils/suivre-vos-envois?code=#' },
  { name: 'PostNL', page: 'https://jouw.postnl.nl/track-and-trace/#' },
  { name: 'Österreichische Post', page: 'https://www.post.at/sv/sendungsdetails?snr=#' },
  { name: 'Swiss Post', page: 'https://service.post.ch/ekp-web/ui/entry/search/#' },
  { name: 'Japan Post', page: 'https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=#' },
];

const MARK = /#(?=$)/;

/** Where a carrier tells where a parcel is; null for a carrier that is not known, or without a number. */
export function trackingUrl(carrier: string, number: string): string | null {
  const known = carriers.find(({ name }) => name.toLowerCase() === carrier.trim().toLowerCase());
  return known && number !== '' ? known.page.replace(MARK, () => encodeURIComponent(number)) : null;
}
