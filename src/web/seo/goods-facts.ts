import { machineAmount } from '#lib/money.ts';
import { guaranteeDaysOf } from '#shop/products/guarantee.ts';
import type { GoodsDetails } from '#shop/products/kinds/goods/goods.ts';
import { goodsKind } from '#shop/products/kinds/goods/kind.ts';
import { type ShippingWay, shippingWays } from '#shop/products/kinds/goods/shipping-ways.ts';
import { backOrderDay } from '#shop/products/kinds/goods/stock-note.ts';
import type { VariantFacts } from '#shop/products/kinds/goods/variant-facts-store.ts';
import type { LibraryPicture } from '#shop/products/media/library-picture.ts';
import type { Product, Variant } from '#shop/products/product.ts';
import type { ZoneWithMethods } from '#shop/shipping/store.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from './absolute-url.ts';
import { type Facts, offerFact, productFacts } from './json-ld.ts';

interface GoodsPage {
  readonly product: Product;
  readonly variants: ReadonlyMap<string, VariantFacts>;
  readonly pictures: readonly LibraryPicture[];
  readonly zones: readonly ZoneWithMethods[];
  readonly at: Date;
}

/** An item in the vocabulary of schema.org: a group of variants, or one product where there is only one. */
export function goodsFacts(page: GoodsPage): Facts {
  const { product } = page;
  const { offers: _, ...shared } = productFacts(product);
  const { attributes, options } = product.details as GoodsDetails;
  const common = {
    ...shared,
    image: imagesOf(page),
    additionalProperty: attributes.map(({ name, value }) => ({ '@type': 'PropertyValue', name, value })),
  };
  const [only] = product.variants;
  if (product.variants.length === 1 && only) return { ...common, ...variantFacts(page, only) };
  const varies = options.flatMap(({ name }) => schemaNameOf(name) ?? []);
  return {
    ...common,
    '@type': 'ProductGroup',
    productGroupID: product.slug,
    ...(varies.length > 0 && { variesBy: varies.map((name) => `https://schema.org/${name}`) }),
    hasVariant: product.variants.map((variant) => ({
      '@type': 'Product',
      name: [product.title, variant.title].filter(Boolean).join(', '),
      description: product.description,
      image: imagesOf(page, variant),
      ...variantFacts(page, variant),
    })),
  };
}

/** What search engines know of options by the names that owners give them. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  size: 'size',
  größe: 'size',
  colour: 'color',
  color: 'color',
  farbe: 'color',
  material: 'material',
  pattern: 'pattern',
  muster: 'pattern',
};

/** The property of schema.org that an option is; undefined for one of the owner's own. */
export function schemaNameOf(option: string): string | undefined {
  return OPTION_NAMES[option.toLowerCase()];
}

function variantFacts(page: GoodsPage, variant: Variant): Facts {
  const { product, variants, at } = page;
  const own = variants.get(variant.id);
  const { options } = product.details as GoodsDetails;
  const named = options.flatMap(({ name }, place) => {
    const [property, value] = [schemaNameOf(name), own?.values[place]];
    return property && value ? [[property, value]] : [];
  });
  return {
    sku: variant.sku,
    ...(own?.barcode && { gtin: own.barcode }),
    ...Object.fromEntries(named),
    ...(own?.weightGrams && {
      weight: { '@type': 'QuantitativeValue', value: own.weightGrams, unitCode: 'GRM' },
    }),
    offers: {
      ...offerFact(variant, variant.availability, hrefOf(product, variant)),
      itemCondition: 'https://schema.org/NewCondition',
      ...backOrderFacts(own, at),
      ...sendingFacts(page, variant, own, at),
    },
  };
}

const hrefOf = ({ slug, section, variants }: Product, { sku }: Variant) =>
  variants.length > 1 ? paths.goodsVariant(slug, sku) : paths.product(section, slug);

function backOrderFacts(own: VariantFacts | undefined, at: Date): Facts {
  const day = own && backOrderDay(own, at);
  if (!day) return {};
  return { availability: 'https://schema.org/BackOrder', availabilityStarts: day.toISOString().slice(0, 10) };
}

/** Where it is sent and given back; nothing where the owner has not said it. */
function sendingFacts(
  { zones, product: { guaranteeDays: ownGuarantee } }: GoodsPage,
  variant: Variant,
  own: VariantFacts | undefined,
  at: Date,
): Facts {
  const parcel = { weightGrams: own?.weightGrams ?? 0, pieces: 1, ...variant.price };
  const ways = shippingWays(zones, parcel, at).filter(({ countries }) => countries.length > 0);
  if (ways.length === 0) return {};
  const countries = [...new Set(ways.flatMap((way) => way.countries))].toSorted();
  return { shippingDetails: ways.map(wayFacts), ...returnFacts(countries, ownGuarantee) };
}

function wayFacts({ countries, method, amount }: ShippingWay): Facts {
  const { currency, minDays, maxDays } = method;
  return {
    '@type': 'OfferShippingDetails',
    shippingDestination: { '@type': 'DefinedRegion', addressCountry: [...countries] },
    shippingRate: { '@type': 'MonetaryAmount', value: machineAmount({ amount, currency }), currency },
    ...(maxDays !== null && {
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        transitTime: {
          '@type': 'QuantitativeValue',
          minValue: minDays ?? maxDays,
          maxValue: maxDays,
          unitCode: 'DAY',
        },
      },
    }),
  };
}

function returnFacts(countries: readonly string[], ownGuarantee: number | null): Facts {
  const { withdrawal } = goodsKind.sale;
  if (withdrawal.days === null) return {};
  return {
    hasMerchantReturnPolicy: {
      '@type': 'MerchantReturnPolicy',
      applicableCountry: countries,
      returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
      // Where nothing beyond the law is promised, the law's.
      merchantReturnDays: guaranteeDaysOf(goodsKind, ownGuarantee) || withdrawal.days,
      merchantReturnLink: absoluteUrl(paths.refundPolicy),
    },
  };
}

/** Pictures of the library, the variant's own first; else the picture that is drawn for sharing. */
function imagesOf({ product, pictures, variants }: GoodsPage, variant?: Variant): readonly string[] {
  const own = variant && variants.get(variant.id)?.picture;
  const shown = [...(own ? [own] : []), ...pictures.filter(({ id }) => id !== own?.id)];
  const addresses = shown.map(({ id, sizes, version }) =>
    absoluteUrl(paths.media(id, sizes.at(-1)?.width ?? 0, version)),
  );
  return addresses.length > 0 ? addresses : [absoluteUrl(paths.productPicture(product.slug))];
}
