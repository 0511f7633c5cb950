/** How far the pieces of an order's line are. */
export const parcelNotes = {
  '{of, plural, one {On its way in parcel {parcel}.} other {{count, plural, one {# piece is} other {# pieces are}} on the way in parcel {parcel}.}}':
    '{of, plural, one {Unterwegs in Paket {parcel}.} other {{count, plural, one {# Stück ist} other {# Stück sind}} unterwegs in Paket {parcel}.}}',
  '{of, plural, one {Arrived in parcel {parcel}.} other {{count, plural, one {# piece} other {# pieces}} arrived in parcel {parcel}.}}':
    '{of, plural, one {Angekommen in Paket {parcel}.} other {{count, plural, one {# Stück ist} other {# Stück sind}} angekommen in Paket {parcel}.}}',
  '{of, plural, one {Lost with parcel {parcel}.} other {{count, plural, one {# piece was} other {# pieces were}} lost with parcel {parcel}.}}':
    '{of, plural, one {Verloren mit Paket {parcel}.} other {{count, plural, one {# Stück ging} other {# Stück gingen}} verloren mit Paket {parcel}.}}',
  '{of, plural, one {Came back to us in parcel {parcel}.} other {{count, plural, one {# piece} other {# pieces}} came back to us in parcel {parcel}.}}':
    '{of, plural, one {Mit Paket {parcel} zu uns zurückgekommen.} other {{count, plural, one {# Stück ist} other {# Stück sind}} mit Paket {parcel} zu uns zurückgekommen.}}',
  '{of, plural, one {Not sent yet.} other {{count, plural, one {# piece has} other {# pieces have}} not been sent yet.}}':
    '{of, plural, one {Noch nicht verschickt.} other {{count, plural, one {# Stück wurde} other {# Stück wurden}} noch nicht verschickt.}}',
  '{of, plural, one {Sent back.} other {{count, plural, one {# piece was} other {# pieces were}} sent back.}}':
    '{of, plural, one {Zurückgesendet.} other {{count, plural, one {# Stück wurde} other {# Stück wurden}} zurückgesendet.}}',
} as const;
