import {
  caseNumberIn,
  parseCaseNumber,
  readCaseNumber,
} from '../../../schema/identifiers/caseNumber';
import { parseDate } from '../../../schema/identifiers/date';
import { parseDateTime } from '../../../schema/identifiers/dateTime';
import { IdentifierError } from '../../../schema/identifiers/identifierError';
import { formatMoneyCents, parseMoneyCents } from '../../../schema/identifiers/money';
import { parseRegionCode } from '../../../schema/identifiers/regionCode';
import { parseResidentId, residentIdIn } from '../../../schema/identifiers/residentId';
import {
  parseUscc,
  usccCheckCharacter,
  usccIn,
  usccWarnings,
} from '../../../schema/identifiers/uscc';

function expectRefusal(parse: (text: string) => unknown, text: string, sentence: string) {
  let refusal: unknown;
  try {
    parse(text);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(IdentifierError);
  expect((refusal as Error).message).toBe(sentence);
}

describe('unified social credit code (GB 32100-2015)', () => {
  it.each([
    '91320322MABLP2X24R',
    '91330203674737244W',
    '91330282L07196379D',
    '91330100799655058B',
    '9144030071526726XG',
    '91350100M000100Y43',
    '91120102MA00XX0A90',
    '92120102MA00XX0B7P',
    '1112010200000A016Q',
    '1212010240000A023T',
    '5112010250000A039Q',
    '3112010250000A055G',
    '93120102MA00XX0C5F',
  ])('%s is valid', (code) => {
    expect(parseUscc(code)).toBe(code);
  });

  it('accepts remainder 0', () => {
    expect(parseUscc('911201020000001070')).toBe('911201020000001070');
  });

  it('normalises width and case', () => {
    expect(parseUscc('９１３５０１００m000100y43')).toBe('91350100M000100Y43');
  });

  it('returns position and reason of an error', () => {
    expectRefusal(
      parseUscc,
      '91350100M000100Y4Z',
      'Character 18 of the unified social credit code is Z; only digits and capital letters without I, O, S, V and Z occur in one.',
    );
    expectRefusal(
      parseUscc,
      '91350100M000100Y44',
      'Character 18 is 4; the check character of 91350100M000100Y4 is 3.',
    );
    expectRefusal(
      parseUscc,
      '91350100',
      'The unified social credit code has 8 characters; it must have 18.',
    );
  });

  it('treats a legacy organisation code as a warning', () => {
    expect(usccWarnings('91330100799655058B')).toEqual([]);
    const legacy = `91120102000000101${usccCheckCharacter('91120102000000101')}`;
    expect(usccWarnings(parseUscc(legacy))).toEqual([
      "Character 17 is 1; the organisation code's check character is 7.",
    ]);
  });
});

describe('resident identity number (GB 11643-1999)', () => {
  it.each([
    '11010519491231002X',
    '440524188001010014',
    '12010218800101001X',
    '120102188001010028',
    '120102188002290033',
    '12010218800307018X',
  ])('%s is valid', (number) => {
    expect(parseResidentId(number)).toBe(number);
  });

  it('normalises width and case', () => {
    expect(parseResidentId('１２０１０２１８８００１０１００１x')).toBe('12010218800101001X');
  });

  it('returns position and reason of an error, and never a character of the number', () => {
    expectRefusal(
      parseResidentId,
      '120102188001010020',
      'Character 18 of the resident identity number is not the check character of the first 17.',
    );
    expectRefusal(
      parseResidentId,
      '120102188102290030',
      'Characters 7 to 14 of the resident identity number are not a date that exists.',
    );
    expectRefusal(
      parseResidentId,
      '1201021880010A0020',
      'Character 14 of the resident identity number is not a digit.',
    );
    expectRefusal(
      parseResidentId,
      '12010218800101002Y',
      'Character 18 of the resident identity number is not a digit or X.',
    );
    expectRefusal(
      parseResidentId,
      '120102880101002',
      'The resident identity number has 15 characters; it must have 18.',
    );
  });
});

describe('court case number', () => {
  it('is split into its parts', () => {
    expect(readCaseNumber('（2024）津0102执567号')).toEqual({
      year: 2024,
      court: '津0102',
      type: '执',
      serial: 567,
    });
  });

  it.each([
    '（2024）津02民终12号',
    '（2025）津民申3号',
    '（2023）最高法民再9号',
    '（2024）津0102执恢1号',
  ])('%s is valid', (text) => {
    expect(parseCaseNumber(text)).toBe(text);
  });

  it('accepts full-width and half-width brackets', () => {
    expect(parseCaseNumber('(2024)津0102执567号')).toBe('（2024）津0102执567号');
    expect(parseCaseNumber('（２０２４）津０１０２执５６７号')).toBe('（2024）津0102执567号');
  });

  it.each([
    ['2024津0102民初1号', 1, 'the number begins with the year in brackets'],
    ['（24）津0102民初1号', 2, 'a year of four digits is expected here'],
    ['（2024津0102民初1号', 6, 'the closing bracket of the year is expected here'],
    ['（2024）某0102民初1号', 7, 'the code of a court is expected here, such as 津0102'],
    ['（2024）津01021号', 12, 'a case type of one to three Chinese characters is expected here'],
    ['（2024）津0102民初号', 14, 'the serial number, from 1, is expected here'],
    ['（2024）津0102民初1', 15, 'the character 号 is expected here'],
    ['（2024）津0102民初1号之一', 16, 'nothing may follow 号'],
  ])('%s is refused at character %i', (text, position, reason) => {
    expectRefusal(
      parseCaseNumber,
      text,
      `Character ${position} of the case number is wrong: ${reason}.`,
    );
  });
});

describe('region code (GB/T 2260)', () => {
  it('has six digits of an existing province', () => {
    expect(parseRegionCode('120102')).toBe('120102');
    expect(parseRegionCode('１２０１０２')).toBe('120102');
    expectRefusal(parseRegionCode, '12010', 'The region code has 5 digits; it must have 6.');
    expectRefusal(parseRegionCode, '12A102', 'Character 3 of the region code is not a digit.');
    expectRefusal(
      parseRegionCode,
      '990102',
      'Characters 1 to 2 of the region code are 99; no province-level division has that code.',
    );
  });
});

describe('money in fen', () => {
  it.each(['0', '1', '-250', '9007199254740993', '9223372036854775807', '-9223372036854775808'])(
    '%s survives the round trip',
    (text) => {
      expect(formatMoneyCents(parseMoneyCents(text))).toBe(text);
    },
  );

  it.each([
    ['12.5', 'Character 3 of the amount is not a digit; amounts are whole numbers of fen.'],
    ['1e3', 'Character 2 of the amount is not a digit; amounts are whole numbers of fen.'],
    ['', 'The amount has no digits.'],
    ['-', 'The amount has no digits.'],
    ['-0', 'Character 2 of the amount is a superfluous zero.'],
    ['007', 'Character 1 of the amount is a superfluous zero.'],
    ['9223372036854775808', 'The amount does not fit into 64 bits.'],
  ])('%p is refused', (text, sentence) => {
    expectRefusal(parseMoneyCents, text, sentence);
  });
});

describe('dates', () => {
  it('are valid only when they exist', () => {
    expect(parseDate('2024-02-29')).toBe('2024-02-29');
    expectRefusal(
      parseDate,
      '2023-02-29',
      'Characters 9 to 10 of the date are 29; the day must be between 01 and 28 in 2023-02.',
    );
    expectRefusal(
      parseDate,
      '2024-13-01',
      'Characters 6 to 7 of the date are 13; the month must be between 01 and 12.',
    );
    expectRefusal(
      parseDate,
      '2024/01/01',
      'The date must be written YYYY-MM-DD; character 5 is not a hyphen.',
    );
    expectRefusal(
      parseDate,
      '2024-01-011',
      'The date must be written YYYY-MM-DD; it has 11 characters, not 10.',
    );
  });

  it('are converted to instants with an offset', () => {
    expect(parseDateTime('2026-04-01T08:00:00+08:00').toISOString()).toBe(
      '2026-04-01T00:00:00.000Z',
    );
    expect(parseDateTime('2026-04-01T08:00Z').toISOString()).toBe('2026-04-01T08:00:00.000Z');
    expectRefusal(
      parseDateTime,
      '2026-04-01T24:00:00Z',
      'Characters 12 to 13 of the instant are not an hour between 00 and 23.',
    );
    expectRefusal(
      parseDateTime,
      '2026-04-01T08:00:00+99:00',
      'Characters 21 to 22 of the instant are not an offset in hours between 00 and 14.',
    );
    expectRefusal(
      parseDateTime,
      '2026-04-01 08:00:00',
      'The instant must be written YYYY-MM-DDThh:mm:ss with Z or an offset such as +08:00 at the end.',
    );
  });
});

describe('a text that may be an identifier', () => {
  it.each([
    ['residentIdIn', residentIdIn, '１２０１０２１８８００１０１００１x', '12010218800101001X'],
    ['usccIn', usccIn, '91120102ma00xx0a90', '91120102MA00XX0A90'],
    ['caseNumberIn', caseNumberIn, '(2024)津0102执567号', '（2024）津0102执567号'],
  ])('is read by %s in its normal form', (_name, read, text, normal) => {
    expect(read(text)).toBe(normal);
  });

  it.each([
    ['residentIdIn', residentIdIn, '120102188001010020'],
    ['usccIn', usccIn, '91120102MA00XX0A91'],
    ['caseNumberIn', caseNumberIn, '津河东市监许〔2026〕9001号'],
  ])('is none for %s, and raises no error', (_name, read, text) => {
    expect(read(text)).toBeUndefined();
  });
});
