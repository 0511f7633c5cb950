const PARTY = { name: 'Lectern', street: 'Hof 1', postcode: '10999', city: 'Berlin', country: 'DE' };
const SELLER = {
  ...PARTY,
  vatId: 'DE129273398',
  taxNumber: '',
  phone: '',
  email: 'shop@example.com',
  iban: '',
  bic: '',
};
const LINE = {
  ...{ source: 'one', title: 'A course', variant: '', language: null, quantity: 1, price: 4900, discount: 0 },
  ...{
    net: 4900,
    tax: 0,
    gross: 4900,
    rate: 0,
    ground: 'none',
    country: '',
    region: '',
    suppliedOn: '2020-01-02',
  },
};

/**
 * Inserts an issued document of an order that was paid (`$1`), to the address that ordered. It takes the next number of its series,
 * because test files share a shop. Returns its `number`.
 */
export const INSERT_INVOICE = `
  with series as (
    insert into invoice_series (name, last_sequence) values ('SAMPLE-INV-2020', 1)
    on conflict (name) do update set last_sequence = invoice_series.last_sequence + 1 returning name, last_sequence)
  insert into invoices (id, series, sequence, number, kind, reason, order_id, request_id, is_sample, issued_at, currency,
    net_amount, tax_amount, total_amount, snapshot)
  select gen_random_uuid(), series.name, series.last_sequence, series.name || '-' || lpad(series.last_sequence::text, 6, '0'),
    'invoice', 'order', o.id, r.id, true, '2020-01-02', 'USD',
    4900, 0, 4900, jsonb_build_object(
      'version', 1, 'language', 'en', 'currency', 'USD', 'isTaxIncluded', false, 'corrects', null, 'termsVersion', null,
      'seller', '${JSON.stringify(SELLER)}'::jsonb, 'lines', '${JSON.stringify([LINE])}'::jsonb, 'notes', '[]'::jsonb,
      'taxes', '[{"country":"","region":"","ground":"none","rate":0,"net":4900,"tax":0}]'::jsonb,
      'sums', '{"discount":0,"net":4900,"tax":0,"total":4900}'::jsonb,
      'buyer', jsonb_build_object('name', o.email, 'contact', '', 'vatId', '', 'email', o.email, 'address', null, 'country', ''),
      'order', jsonb_build_object('number', o.number, 'orderedOn', '2020-01-02', 'paidOn', '2020-01-02', 'paidWith', null))
  from series, orders o join invoice_requests r on r.order_id = o.id where o.id = $1
  returning number`;
