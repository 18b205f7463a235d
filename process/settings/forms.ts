import { z } from 'zod';
import type { Form } from './setting';

/** Text with any content. @param fault the message for an empty value */
export const text = (english: string, chinese: string, fault: string): Form<string> => ({
  english,
  chinese,
  schema: z.string().min(1, fault),
});

export const port: Form<number> = {
  english: 'port',
  chinese: '端口',
  schema: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number'),
};

export const milliseconds: Form<number> = {
  english: 'ms',
  chinese: '毫秒',
  schema: z.coerce
    .number('must be a number of milliseconds')
    .int('must be a whole number of milliseconds')
    .min(1, 'must be at least 1 millisecond')
    .max(600_000, 'must be at most 600000 milliseconds'),
};

/** A whole number within limits. */
export const between = (least: number, most: number): Form<number> => {
  const fault = `must be a whole number from ${least} to ${most}`;
  return {
    english: `${least} to ${most}`,
    chinese: `${least} 至 ${most}`,
    schema: z.coerce.number(fault).int(fault).min(least, fault).max(most, fault),
  };
};

/** A whole number without an upper bound. @param noun what it counts */
export const count = (noun: string, fault: string, least = 0): Form<number> => ({
  english: noun,
  chinese: '整数',
  schema: z.coerce.number(fault).int(fault).min(least, fault),
});

/** One of several words. */
export const oneOf = <const Word extends string>(
  words: readonly [Word, Word, ...Word[]],
  fault: string,
): Form<Word> => ({
  english: words.join(', '),
  chinese: words.join('、'),
  schema: z.enum(words, fault),
});

const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

export const httpUrl: Form<string> = { english: 'URL', chinese: 'URL', schema: url };

/** Origins of web pages, separated by commas. */
export const origins: Form<readonly string[]> = {
  english: 'origins',
  chinese: '来源列表',
  schema: z.string().transform((list, context) => {
    const read = list.split(',').map((one) => one.trim());
    if (read.every(isOrigin)) return read;
    context.addIssue(
      'must list origins such as https://portal.example, separated by commas, without a path; * is not accepted',
    );
    return z.NEVER;
  }),
};

function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

/** A JSON object that maps names to URLs. */
export const httpUrls = (fault: string): Form<Readonly<Record<string, string>>> =>
  jsonObject(url, fault);

/** Text that matches a pattern. */
export const matching = (
  pattern: RegExp,
  english: string,
  chinese: string,
  fault: string,
): Form<string> => ({ english, chinese, schema: z.string().regex(pattern, fault) });

/** Bytes of a key in base64url. */
export const keyBytes: Form<Buffer> = {
  english: 'base64url',
  chinese: 'base64url',
  schema: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22,}$/, 'must hold at least 16 bytes in base64url')
    .transform((value) => Buffer.from(value, 'base64url')),
};

/** A JSON object that maps names to values of one form. */
export const jsonObject = <Value>(
  value: z.ZodType<Value>,
  fault: string,
): Form<Readonly<Record<string, Value>>> => ({
  english: 'JSON object',
  chinese: 'JSON 对象',
  schema: z.string().transform((json, context) => {
    const read = z.record(z.string(), value).safeParse(parsed(json));
    if (read.success) return read.data;
    context.addIssue(fault);
    return z.NEVER;
  }),
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
