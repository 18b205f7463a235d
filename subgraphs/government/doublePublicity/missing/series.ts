/** The parts of a document number such as 津东市监食许〔2026〕0001号. */
export interface SerialNumber {
  /** What is before the year. */
  readonly series: string;
  readonly year: number;
  readonly serial: number;
  /** The text of the year's brackets up to the serial number, and the text after it. */
  readonly middle: string;
  readonly suffix: string;
  /** Digits of the serial number as written, with leading zeros. */
  readonly digits: number;
}

/** A serial number of more digits is a date or a code. */
const NUMBER = /^(.{1,60}?)([〔（])(\d{4})([〕）])(第?)(\d{1,6})(\D{0,20})$/u;

/** The parts of a document number; undefined if it has no year with a serial number. */
export function serialNumber(number: string): SerialNumber | undefined {
  const match = NUMBER.exec(number);
  if (match === null) return undefined;
  const [, series, open, year, close, ordinal, serial, suffix] = match as unknown as string[];
  return {
    series: series!,
    year: Number(year),
    serial: Number(serial),
    middle: `${open!}${year!}${close!}${ordinal!}`,
    suffix: suffix!,
    digits: serial!.length,
  };
}

/** Consecutive missing numbers, both included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * The gaps between the lowest and the highest of serial numbers. What comes before the lowest is no
 * gap: a department may have begun to report in the middle of a year.
 */
export function gapsIn(serials: Iterable<number>): Gap[] {
  const sorted = [...new Set(serials)].sort((a, b) => a - b);
  return sorted.flatMap((serial, index) => {
    const before = sorted[index - 1];
    return before === undefined || serial === before + 1
      ? []
      : [{ from: before + 1, to: serial - 1 }];
  });
}
