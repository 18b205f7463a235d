import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { chineseOf, SENTENCES } from '../../../schema/chinese/chineseOf';
import { creditError, ERRORS } from '../../../schema/errors';
import { FIXED_MESSAGES } from '../../../schema/httpErrors';
import { parseUscc } from '../../../schema/identifiers/uscc';

const ROOTS = ['gateway', 'subgraphs', 'schema/identifiers'];

/** The functions and classes whose second or only text is the message of an error for callers. */
const MAKERS = /^(creditError|refuse|OauthError|IdentifierError|TableFault)$/;

/** Messages that only operators or other gateways receive, or that consist of nothing but values. */
const EXEMPT = new Set([
  'The body is not a valid call.',
  // Two sentences: with and without "or X".
  'Character {} of the resident identity number is not a digit{}.',
  'The record event with number {} is missing.',
  'There is nothing at this path.',
  '{} {}.',
]);

/** A text of the source, with `{}` for its values; undefined for anything else. */
function textOf(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

interface Found {
  /** Every sentence of the sources. */
  readonly sentences: Set<string>;
  /** The messages of errors among them. */
  readonly messages: Set<string>;
}

function sources(): Found {
  const found: Found = { sentences: new Set(), messages: new Set() };
  for (const root of ROOTS) {
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(join(root, file), 'utf8');
      if (!/creditError|refuse|Error\(|Fault|LABELS|must/.test(text)) continue;
      visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), found);
    }
  }
  return found;
}

function visit(node: ts.Node, found: Found): void {
  const text = textOf(node);
  if (text !== undefined) found.sentences.add(plain(text));
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    if (MAKERS.test(node.expression.getText()))
      for (const argument of node.arguments ?? []) {
        const message = textOf(argument);
        if (message?.endsWith('.')) found.messages.add(plain(message));
      }
  }
  ts.forEachChild(node, (child) => visit(child, found));
}

/** A sentence without the names of its values; adjacent values are one. */
const plain = (text: string) => text.replace(/\{\w*\}/g, '{}').replace(/(\{\})+/g, '{}');

const { sentences, messages } = sources();

it('every message of an error that is not its code’s own has a Chinese sentence', () => {
  const translated = new Set(Object.keys(SENTENCES).map(plain));
  const missing = [...messages].filter((text) => !translated.has(text) && !EXEMPT.has(text));
  expect(missing).toEqual([]);
});

it('every translated sentence is one of the sources', () => {
  // These are put together from parts.
  const composed = /^Key \{\}|resident identity number is not a digit/;
  const stale = Object.keys(SENTENCES)
    .map(plain)
    .filter((text) => !sentences.has(text) && !composed.test(text));
  expect(stale).toEqual([]);
});

it.each(Object.entries(SENTENCES))(
  '%s: both languages have the same values',
  (english, chinese) => {
    const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(names(chinese)).toEqual(names(english));
    expect(chinese).toMatch(/[。]$/);
    const filled = english.replace(/\{(\w+)\}/g, 'v-$1');
    expect(chineseOf(filled)).toBe(chinese.replace(/\{(\w+)\}/g, 'v-$1'));
  },
);

it.each(Object.entries(ERRORS))('%s has a sentence in both languages', (code, entry) => {
  expect(entry.chinese).toMatch(/^[^A-Za-z].*。$|^[A-Z].*。$/);
  if (FIXED_MESSAGES.includes(code)) return;
  expect(entry.message).toMatch(/\.$|^Unauthorized field or type$/);
});

it('translates values that are words', () => {
  expect(
    chineseOf(
      'The answer covers more different subjects than the 5 that this client may read per day; request fewer.',
    ),
  ).toBe('应答涉及的不同主体超过该客户端每天可查询的 5 个，请减少。');
});

it('translates the sentence about a wrong code', () => {
  try {
    parseUscc('91120102MA00XX0A91');
    throw creditError('INTERNAL_ERROR');
  } catch (error) {
    expect(chineseOf((error as Error).message)).toMatch(/^第 18 位为 1；.* 的校验码为 .。$/);
  }
});

it('does not translate a sentence that it does not know', () => {
  expect(chineseOf('Nobody wrote this.')).toBeUndefined();
  expect(chineseOf('x'.repeat(5000))).toBeUndefined();
});
