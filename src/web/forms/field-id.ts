/** The id of a form field's element; a kind's fields have a dot in their names, which an id may not have. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`;
}
