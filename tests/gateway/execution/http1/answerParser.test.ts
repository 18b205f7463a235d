import { AnswerParser } from '../../../../gateway/execution/http1/answerParser';

const OK = 'HTTP/1.1 200 OK';
const CHUNKED = 'transfer-encoding: chunked';
const SIZE_LIMIT = 100;
const lines = (...of: string[]) => of.join('\r\n');

const many = (...of: string[]) => Array.from({ length: 20 }, () => of).flat();

/** Parses bytes that arrive in pieces, which end at the given offsets. */
function read(text: string, ...cuts: number[]) {
  const bytes = Buffer.from(text, 'latin1');
  const parser = new AnswerParser(SIZE_LIMIT);
  const ends = [...cuts, bytes.length];
  let answer: ReturnType<AnswerParser['take']>;
  ends.forEach((end, index) => {
    const piece = Buffer.from(bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
    answer = parser.take(piece);
    // The socket reuses the buffer as soon as it has been read.
    piece.fill(0);
  });
  return answer && { status: answer.status, text: answer.bytes.toString('latin1'), answer };
}

const SOUND: Record<string, [answer: string, status: number, body: string]> = {
  'a length': [lines('HTTP/1.1 200 OK', 'Content-Length: 5', 'X: a', '', 'hello'), 200, 'hello'],
  'no body': [lines('HTTP/1.1 200 ', 'content-length:0', '', ''), 200, ''],
  chunks: [
    lines('HTTP/1.1 500 No', 'Transfer-Encoding: chunked', '', '3', 'hel', '2', 'lo', '0', '', ''),
    500,
    'hello',
  ],
  'extensions of its chunks': [
    lines(OK, CHUNKED, '', '3;a', 'hel', '2 ; b="\\";\xe4"\t;c = d', 'lo', '0;e', '', ''),
    200,
    'hello',
  ],
  trailers: [lines(OK, CHUNKED, '', '5', 'hello', '00', 'expires: x', 'a:', '', ''), 200, 'hello'],
  'leading zeros in a size': [lines(OK, CHUNKED, '', '00000000002', 'hi', '0', '', ''), 200, 'hi'],
  'line ends in its chunks': [lines(OK, CHUNKED, '', '4', '\r\n0\r', '0', '', ''), 200, '\r\n0\r'],
  'an offer of another protocol': [
    lines('HTTP/1.1 200 OK', 'upgrade: h2c', 'content-length: 1', '', 'x'),
    200,
    'x',
  ],
  'no content': [lines('HTTP/1.1 204 None', 'a: b', '', ''), 204, ''],
  'interim answers': [
    lines('HTTP/1.1 103 Early', 'link: a', '', 'HTTP/1.1 100 Go', '', '') +
      lines('HTTP/1.1 200 OK', 'content-length: 1', '', 'x'),
    200,
    'x',
  ],
};

describe('a response', () => {
  test.each(Object.entries(SOUND))(
    'with %s is complete however it is split',
    (_, [text, status, body]) => {
      expect(read(text)).toMatchObject({ status, text: body });
      for (let first = 1; first < text.length; first++) {
        expect(read(text, first)).toMatchObject({ status, text: body });
        for (let second = first + 1; second < text.length; second++)
          expect(read(text, first, second)).toMatchObject({ status, text: body });
      }
    },
  );

  test.each(Object.entries(SOUND))('with %s is incomplete before its last byte', (_, [text]) => {
    for (let end = 1; end < text.length; end++) expect(read(text.slice(0, end))).toBeUndefined();
  });

  test.each(Object.entries(SOUND))('with %s is invalid with a byte after its end', (_, [text]) => {
    expect(() => read(`${text}H`)).toThrow('The server sent more bytes than one answer has.');
  });

  test('has its headers found by lower-case name, and is invalid when one is repeated', () => {
    const { answer } = read(
      lines('HTTP/1.1 200 OK', 'Content-Length: 0', 'A-b:  c d ', 'E: 1', 'e: 2', '', ''),
    )!;
    expect([answer.header('a-b'), answer.header('e'), answer.header('f')]).toEqual([
      'c d',
      undefined,
      undefined,
    ]);
  });

  test.each([
    [[], undefined],
    [['connection: keep-alive', 'keep-alive: timeout=5, max=3'], 5000],
    [['connection: close'], 0],
    [['connection: keep-alive, x'], 0],
    [['connection: keep-alive', 'connection: keep-alive'], 0],
  ])('with %j has its connection kept alive for %p', (headers, keepAliveMs) => {
    const text = lines('HTTP/1.1 200 OK', 'content-length: 0', ...headers, '', '');
    expect(read(text)!.answer.keepAliveMs).toBe(keepAliveMs);
  });
});

describe('an invalid response', () => {
  test.each([
    ['another version', lines('HTTP/1.0 200 OK', 'content-length: 0', '', '')],
    ['no status', lines('HTTP/1.1 OK', 'content-length: 0', '', '')],
    ['an empty line first', lines('', OK, 'content-length: 0', '', '')],
    ['a folded header', lines(OK, 'content-length: 0', 'a: b', ' c', '', '')],
    ['a space before the colon', lines(OK, 'content-length : 0', '', '')],
    ['a header without a colon', lines(OK, 'content-length: 0', 'a', '', '')],
    ['a bare line feed', lines(OK, 'content-length: 0\na: b', '', '')],
    ['a bare carriage return', lines(OK, 'content-length: 0\ra: b', '', '')],
    ['a zero byte', lines(OK, 'content-length: 0', 'a: \0', '', '')],
    ['two lengths', lines(OK, 'content-length: 1', 'content-length: 0', '', '')],
    ['the same length twice', lines(OK, 'content-length: 0', 'content-length: 0', '', '')],
    ['a list of lengths', lines(OK, 'content-length: 0, 0', '', '')],
    ['a negative length', lines(OK, 'content-length: -1', '', '')],
    ['a no-break space after a length', lines(OK, 'content-length: 0\xa0', '', '')],
    ['a no-break space after a coding', lines(OK, `${CHUNKED}\xa0`, '', '0', '', '')],
    ['an empty length', lines(OK, 'content-length:', '', '')],
    ['a length and chunks', lines(OK, 'content-length: 5', CHUNKED, '', '0', '', '')],
    ['another coding', lines(OK, 'transfer-encoding: gzip, chunked', '', '0', '', '')],
    ['chunks twice', lines(OK, CHUNKED, CHUNKED, '', '0', '', '')],
    ['no end of the body', lines(OK, '', '')],
    ['a body without content', lines('HTTP/1.1 204 No', 'content-length: 1', '', '')],
    ['chunks without content', lines('HTTP/1.1 204 No', CHUNKED, '', '')],
    ['an upgrade', lines('HTTP/1.1 101 Go', 'upgrade: h2c', '', '')],
    ['interim answers without end', lines('HTTP/1.1 100 Go', '', '').repeat(5)],
    ['an invalid size', lines(OK, CHUNKED, '', 'g', '')],
    ['an empty size', lines(OK, CHUNKED, '', '', '')],
    ['a negative size', lines(OK, CHUNKED, '', '-1', '')],
    ['a size with a sign', lines(OK, CHUNKED, '', '+1', '')],
    ['a size with its base', lines(OK, CHUNKED, '', '0x1', '')],
    ['a space before a size', lines(OK, CHUNKED, '', ' 1', '')],
    ['a space after a size', lines(OK, CHUNKED, '', '1 ', '')],
    ['two sizes', lines(OK, CHUNKED, '', '1 2', '')],
    ['an extension without a name', lines(OK, CHUNKED, '', '1;', '')],
    ['an extension without a semicolon', lines(OK, CHUNKED, '', '1 a', '')],
    ['an extension with an empty value', lines(OK, CHUNKED, '', '1;a=', '')],
    ['a quote that does not end', lines(OK, CHUNKED, '', '1;a="b', '')],
    ['a line feed in a quote', lines(OK, CHUNKED, '', '1;a="b\nc"', '')],
    ['a carriage return in an extension', lines(OK, CHUNKED, '', '1;a\rb', '')],
    ['an extension that goes on', lines(OK, CHUNKED, '', `1;a=${'b'.repeat(16_500)}`, '')],
    ['extensions that go on', lines(OK, CHUNKED, '', ...many(`1;${'a'.repeat(999)}`, 'x'), '')],
    ['a bare line feed after a chunk', `${lines(OK, CHUNKED, '', '1', 'x')}\n0`],
    ['a bare line feed at the end', `${lines(OK, CHUNKED, '', '0', '')}\n`],
    ['a bare line feed after a size', `${lines(OK, CHUNKED, '', '1')}\nx`],
    ['a chunk longer than its size', lines(OK, CHUNKED, '', '1', 'xy', '')],
    ['a trailer that is none', lines(OK, CHUNKED, '', '0', 'a', '', '')],
    ['a folded trailer', lines(OK, CHUNKED, '', '0', 'a: b', ' c', '', '')],
    ['a trailer with a bare line feed', lines(OK, CHUNKED, '', '0', 'a: b\nc: d', '', '')],
    ['a length in a trailer', lines(OK, CHUNKED, '', '0', 'Content-Length: 5', '', '')],
    ['a coding in a trailer', lines(OK, CHUNKED, '', '0', CHUNKED, '', '')],
    ['trailers that go on', lines(OK, CHUNKED, '', '0', ...many(`a: ${'b'.repeat(999)}`), '')],
  ])('%s', (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'BAD_ANSWER' }));
    const bytewise = Array.from({ length: text.length - 1 }, (_each, index) => index + 1);
    expect(() => read(text, ...bytewise)).toThrow(expect.objectContaining({ code: 'BAD_ANSWER' }));
  });

  test('has a header section without end', () => {
    const endless = lines(OK, `a: ${'b'.repeat(17_000)}`);
    expect(() => read(endless)).toThrow('The head of the answer is too long.');
    expect(() => read(`${endless}\r\n\r\n`)).toThrow('The head of the answer is too long.');
  });
});

test.each([
  lines(OK, `content-length: ${SIZE_LIMIT + 1}`, '', ''),
  lines(OK, CHUNKED, '', '60', 'x'.repeat(0x60), '5', ''),
  lines(OK, CHUNKED, '', 'ffffffffffffffff', ''),
])('a response that is too large is rejected before its end', (text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'ANSWER_TOO_LARGE' }));
});
