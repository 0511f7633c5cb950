/** A state or province: its code as the post writes it, and its name. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/** `AL Alabama/AK Alaska`; APO, FPO and DPO addresses of the forces have AA, AE and AP. */
const lists: Readonly<Record<string, string>> = {
  US:
    'AL Alabama/AK Alaska/AS American Samoa/AZ Arizona/AR Arkansas/CA California/CO Colorado/CT Connecticut/DE Delaware/' +
    'DC District of Columbia/FL Florida/GA Georgia/GU Guam/HI Hawaii/ID Idaho/IL Illinois/IN Indiana/IA Iowa/KS Kansas/' +
    'KY Kentucky/LA Louisiana/ME Maine/MD Maryland/MA Massachusetts/MI Michigan/MN Minnesota/MS Mississippi/MO Missouri/' +
    'MT Montana/NE Nebraska/NV Nevada/NH New Hampshire/NJ New Jersey/NM New Mexico/NY New York/NC North Carolina/' +
    'ND North Dakota/MP Northern Mariana Islands/OH Ohio/OK Oklahoma/OR Oregon/PA Pennsylvania/PR Puerto Rico/' +
    'RI Rhode Island/SC South Carolina/SD South Dakota/TN Tennessee/TX Texas/UT Utah/VT Vermont/VI Virgin Islands/' +
    'VA Virginia/WA Washington/WV West Virginia/WI Wisconsin/WY Wyoming/AA Armed Forces Americas/' +
    'AE Armed Forces Europe/AP Armed Forces Pacific',
  CA:
    'AB Alberta/BC British Columbia/MB Manitoba/NB New Brunswick/NL Newfoundland and Labrador/NT Northwest Territories/' +
    'NS Nova Scotia/NU Nunavut/ON Ontario/PE Prince Edward Island/QC Quebec/SK Saskatchewan/YT Yukon',
  AU:
    'ACT Australian Capital Territory/NSW New South Wales/NT Northern Territory/QLD Queensland/SA South Australia/' +
    'TAS Tasmania/VIC Victoria/WA Western Australia',
};

const parsed = new Map<string, readonly Region[]>(
  Object.entries(lists).map(([country, list]) => [country, list.split('/').map(regionOf)]),
);

function regionOf(text: string): Region {
  const [code = ''] = text.split(' ');
  return { code, name: text.slice(code.length + 1) };
}

/** The regions from which one is chosen; null for a country where it is typed. */
export function regionsOf(country: string): readonly Region[] | null {
  return parsed.get(country) ?? null;
}

/** The code of a region that was typed by its code or name; null for one that the country does not have. */
export function regionCode(regions: readonly Region[], typed: string): string | null {
  const text = typed.toLowerCase();
  const found = regions.find(({ code, name }) => code.toLowerCase() === text || name.toLowerCase() === text);
  return found?.code ?? null;
}
