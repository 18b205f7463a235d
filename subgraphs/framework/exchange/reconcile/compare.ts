import type { DayDigest } from '../city/digests';
import type { SummaryRow } from '../city/messages';
import type { DifferenceKind } from '../record';

/** A row of this side; `isSound` is false when it is not what was exchanged. */
export interface HereRow extends SummaryRow {
  readonly isSound: boolean;
  /** Whether the other side has refused it, which is listed elsewhere. */
  readonly isRefused?: boolean;
}

/** A difference of one row. */
export interface Difference {
  readonly day: string;
  readonly row: string;
  readonly difference: DifferenceKind;
  /** The version of the side that has it. */
  readonly version: number;
}

/** The names of the differences, which depend on the side that is right. */
export interface DifferenceNames {
  readonly onlyHere: DifferenceKind;
  readonly onlyThere: DifferenceKind;
  readonly unsound: DifferenceKind;
}

/** One kind of both sides. */
export interface Sides {
  readonly names: DifferenceNames;
  /** Counts and digests of this side by day, ascending. */
  daysHere(): Promise<readonly DayDigest[]>;
  daysThere(): Promise<readonly DayDigest[]>;
  rowsHere(day: string): Promise<readonly HereRow[]>;
  rowsThere(day: string): Promise<readonly SummaryRow[]>;
}

/** What a comparison found. */
export interface Comparison {
  readonly days: number;
  readonly here: number;
  readonly there: number;
  readonly differences: readonly Difference[];
}

/** Compares both sides by day, and the days that differ row by row. */
export async function compare(sides: Sides): Promise<Comparison> {
  const [here, there] = await Promise.all([sides.daysHere(), sides.daysThere()]);
  const theirs = new Map(there.map((day) => [day.day, day]));
  const ours = new Map(here.map((day) => [day.day, day]));
  const days = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const differing = days.filter((day) => {
    const [a, b] = [ours.get(day), theirs.get(day)];
    return a?.count !== b?.count || a?.digest !== b?.digest;
  });
  const differences: Difference[] = [];
  for (const day of differing) differences.push(...(await compareDay(sides, day)));
  const rows = (of: readonly DayDigest[]) => of.reduce((sum, { count }) => sum + count, 0);
  return { days: days.length, here: rows(here), there: rows(there), differences };
}

/** The differences of one day. */
export async function compareDay(sides: Sides, day: string): Promise<readonly Difference[]> {
  const { names } = sides;
  const [here, there] = await Promise.all([sides.rowsHere(day), sides.rowsThere(day)]);
  const theirs = new Map(there.map((row) => [row.id, row]));
  const found = here.flatMap(({ id, version, digest, isSound, isRefused }): Difference[] => {
    const other = theirs.get(id);
    theirs.delete(id);
    const of = (difference: DifferenceKind) => [{ day, row: id, difference, version }];
    if (isRefused) return [];
    if (other === undefined) return of(names.onlyHere);
    if (!isSound) return of(names.unsound);
    return other.version === version && other.digest === digest ? [] : of('DIFFERS');
  });
  const others = [...theirs.values()].map(({ id, version }) => ({
    day,
    row: id,
    difference: names.onlyThere,
    version,
  }));
  return [...found, ...others];
}

/** The digest of a row that cannot be equal to any of the other side. */
export const UNSOUND = '';
