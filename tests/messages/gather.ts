import { globSync, readFileSync } from 'node:fs';
import { parse } from '@astrojs/compiler-rs';

/** A sentence as it is said, with the names of the values and tags it is given. */
export interface Said {
  readonly place: string;
  readonly sentence: string;
  /** Null where they are not written down at the call. */
  readonly given: readonly string[] | null;
}

/** What a person could read and no catalogue has. */
export interface Outside {
  readonly place: string;
  readonly text: string;
}

export interface Gathered {
  readonly said: readonly Said[];
  /** Every text constant: a label that is said elsewhere by its name is one of them. */
  readonly constants: ReadonlySet<string>;
  readonly outside: readonly Outside[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Attributes that people see or hear, whatever they hold. */
const SEEN = new Set([
  ...['title', 'aria-label', 'placeholder', 'alt', 'label', 'hint', 'text', 'lead', 'heading', 'summary'],
  ...[
    'caption',
    'description',
    'note',
    'legend',
    'question',
    'answer',
    'name-text',
    'emptyText',
    'action-text',
  ],
]);
/** Attributes that nobody sees. */
const NOT_SEEN = /^(class|class:list|href|src|d|style|id|for|data-(?!words|text).*|x-.*)$/;
/** Elements whose content is no prose. */
const NOT_PROSE = new Set(['style', 'script', 'code', 'kbd', 'pre']);
/** Calls whose texts are for developers and operators: logs, bugs, configuration, headers, storage and SQL. */
const NOT_FOR_PEOPLE =
  /^(log\.\w+|viewOf|sql(\.\w+)?|.*\.(get|set|has|append|delete|query|addEventListener|querySelector|querySelectorAll|closest|matches|setHeader|getHeader|startsWith|endsWith|includes|replace|replaceAll|split|test|indexOf|setAttribute|getAttribute|struct|markContent)|ConfigError|Error|TypeError|RangeError|URL|RegExp|Function|Headers|Counter|Gauge|Histogram|import\.meta\.glob)$/;

/** All sentences in these files. @param keys the English sentences of the catalogue. */
export function gather(patterns: readonly string[], keys: ReadonlySet<string>, root = '.'): Gathered {
  const [said, outside, constants]: [Said[], Outside[], Set<string>] = [[], [], new Set()];
  const files = globSync([...patterns], { cwd: root });
  for (const file of files.toSorted()) {
    const source = readFileSync(`${root}/${file}`, 'utf8');
    const text = file.endsWith('.astro') ? source : `---\n${source}\n---\n`;
    const shift = file.endsWith('.astro') ? 0 : 1;
    const { ast } = parse(text);
    const tree = (typeof ast === 'string' ? JSON.parse(ast) : ast) as Node;
    const lineOf = (node: Node) => `${file}:${text.slice(0, node.start).split('\n').length - shift}`;
    walk(tree, { said, outside, constants, keys, lineOf });
  }
  return { said, constants, outside };
}

interface Found {
  readonly said: Said[];
  readonly outside: Outside[];
  readonly constants: Set<string>;
  readonly keys: ReadonlySet<string>;
  readonly lineOf: (node: Node) => string;
}

function walk(node: unknown, found: Found): void {
  if (Array.isArray(node)) for (const part of node) walk(part, found);
  else if (isNode(node)) (NODES[node.type] ?? walkParts)(node, found);
}

function walkParts(node: Node, found: Found): void {
  for (const [key, value] of Object.entries(node)) if (key !== 'type') walk(value, found);
}

const skip = () => {};

/** What is done with a node of a type; all others are walked through. */
const NODES: Readonly<Record<string, (node: Node, found: Found) => void>> = {
  ImportDeclaration: skip,
  ExportAllDeclaration: skip,
  TSTypeAnnotation: skip,
  TSTypeAliasDeclaration: skip,
  TSInterfaceDeclaration: skip,
  TSTypeParameterInstantiation: skip,
  CallExpression: walkCall,
  NewExpression: walkCall,
  TaggedTemplateExpression: (node, found) => {
    if (!NOT_FOR_PEOPLE.test(nameOf(node['tag']))) walkParts(node, found);
  },
  JSXElement: walkElement,
  JSXText: (node, { outside, lineOf }) => {
    const text = String(node['value']);
    if (isProse(text)) outside.push({ place: lineOf(node), text: tidy(text) });
  },
  Literal: (node, found) => take(node, node['value'], found),
  TemplateLiteral: (node, found) => {
    const quasis = node['quasis'] as { value: { cooked: string } }[];
    take(node, quasis.map(({ value }) => value.cooked).join('…'), found);
    walk(node['expressions'], found);
  },
  Property: (node, found) => {
    if (node['computed']) walk(node['key'], found);
    walk(node['value'], found);
  },
  MemberExpression: (node, found) => walk(node['object'], found),
  BinaryExpression: (node, found) => {
    // A comparison names a value, it shows nothing.
    if (!/^[!=]==?$/.test(String(node['operator']))) walkParts(node, found);
  },
};

function take(node: Node, value: unknown, { outside, constants, keys, lineOf }: Found): void {
  if (typeof value !== 'string') return;
  constants.add(value);
  if (!keys.has(value) && looksSaid(value)) outside.push({ place: lineOf(node), text: tidy(value) });
}

function walkCall(node: Node, found: Found): void {
  const name = nameOf(node['callee']);
  const args = node['arguments'] as Node[];
  const [first, values, tags] = args;
  if ((name === 't' || name === 'sentenceHtml') && first?.type === 'Literal') {
    note(node, String(first['value']), [namesIn(values), namesIn(tags)], found);
    walk([values, tags], found);
  } else if (NOT_FOR_PEOPLE.test(name)) {
    walk(
      args.filter(({ type }) => /Function|Call|Object/.test(type)),
      found,
    );
  } else walk([node['callee'], args], found);
}

/** Notes a sentence that is said. @param given the names of its values and of its tags, null where unknown. */
function note(node: Node, sentence: string, given: readonly (string[] | null)[], found: Found): void {
  const isKnown = given.every((names) => names !== null);
  found.constants.add(sentence);
  found.said.push({
    place: found.lineOf(node),
    sentence,
    given: isKnown ? given.flatMap((names) => names ?? []) : null,
  });
}

function walkElement(node: Node, found: Found): void {
  const opening = node['openingElement'] as Node;
  const name = nameOf(opening['name']);
  const attributes = opening['attributes'] as Node[];
  if (name === 'Say') {
    walkSay(node, attributes, found);
    return;
  }
  for (const attribute of attributes) walkAttribute(attribute, found);
  if (!NOT_PROSE.has(name)) walk(node['children'], found);
}

function walkAttribute(attribute: Node, found: Found): void {
  const value = attribute['value'] as Node | null;
  if (attribute.type !== 'JSXAttribute' || !value) {
    walk(attribute['argument'], found);
    return;
  }
  const name = nameOf(attribute['name']);
  if (NOT_SEEN.test(name)) collect(value, found);
  else if (value.type !== 'Literal') walk(value, found);
  else {
    const text = String(value['value']);
    found.constants.add(text);
    if (SEEN.has(name) ? isProse(text) : looksSaid(text))
      found.outside.push({ place: found.lineOf(attribute), text });
  }
}

/** What is called inside an attribute nobody sees may still hold constants. */
function collect(value: Node, found: Found): void {
  walk(value, { ...found, outside: [] });
}

/** `<Say text values tags />`: the component that says a sentence as HTML. */
function walkSay(node: Node, attributes: readonly Node[], found: Found): void {
  const named = new Map(attributes.map((one) => [nameOf(one['name']), one['value'] as Node]));
  const inner = (name: string) => (named.get(name)?.['expression'] ?? named.get(name)) as Node | undefined;
  const text = inner('text');
  const given = ['values', 'tags'].map((name) => namesIn(inner(name)));
  if (text?.type === 'Literal') note(node, String(text['value']), given, found);
  else walk(text, found);
  walk([inner('values'), inner('tags')], found);
}

/** The names of an object's properties; null where it is not an object written down here. */
function namesIn(node: Node | undefined): string[] | null {
  if (!node) return [];
  if (node.type !== 'ObjectExpression') return null;
  const properties = node['properties'] as Node[];
  if (properties.some(({ type }) => type !== 'Property')) return null;
  return properties.map(({ key }) => String((key as Node)['name'] ?? (key as Node)['value']));
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression' || node.type === 'JSXMemberExpression')
    return `${nameOf(node['object'])}.${nameOf(node['property'])}`;
  if (node.type === 'JSXNamespacedName') return `${nameOf(node['namespace'])}:${nameOf(node['name'])}`;
  return typeof node['name'] === 'string' ? node['name'] : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isProse(text: string): boolean {
  return /\p{L}{2}/u.test(text.replace(/&\w+;/g, ''));
}

/** Words of a sentence or a label: begins with a capital and goes on in small letters, or ends as a sentence does. */
function looksSaid(text: string): boolean {
  if (!isProse(text) || /^[\w.-]*[/:][\w/.:[\]-]*$/.test(text)) return false;
  const isSentence = /\p{Ll}{2,}[^ ]* \S/u.test(text) && /^[\p{Lu}“‘…]/u.test(text);
  const isEnd = / .*\p{Ll}[.!?…]$/u.test(text);
  return isSentence || isEnd || /^\p{Lu}\p{Ll}{2,}$/u.test(text);
}
