import type * as kinds from '#shop/products/kinds.ts';

/** The register with courses as something that is sent, 500 g each, for `vi.mock`. */
export async function withSentCourses(register: typeof kinds): Promise<typeof kinds> {
  const facts = {
    ...{ weightGrams: 500, lengthMm: null, widthMm: null, heightMm: null },
    ...{ customsCode: null, originCountry: null },
  };
  const parcel = {
    facts: async (_: unknown, ids: readonly string[]) => new Map(ids.map((id) => [id, facts])),
  };
  const sent = { ...register.kindNamed('course'), parcel };
  const asSent = (kind: typeof register.allKinds extends () => readonly (infer K)[] ? K : never) =>
    kind.name === sent.name ? sent : kind;
  return {
    allKinds: () => register.allKinds().map(asSent),
    deliveredKinds: () => register.deliveredKinds().map(asSent),
    kindNamed: (name) => asSent(register.kindNamed(name)),
    kindOfSection: (section) => {
      const kind = register.kindOfSection(section);
      return kind && asSent(kind);
    },
  };
}
