/** The days of one year whose work or rest differs from the regular week. */
export interface HolidayYear {
  readonly year: number;
  /** Days off, as `MM-DD` or `MM-DD/MM-DD` for several days; may include weekend days. */
  readonly off: readonly string[];
  /** Saturdays and Sundays worked in exchange (调休). */
  readonly worked: readonly string[];
  readonly source: string;
}

/**
 * Public holidays of mainland China. Years for which the State Council has not yet issued its
 * notice list only the statutory days, without exchanged days; replace them when the notice is
 * issued.
 */
export const HOLIDAYS: readonly HolidayYear[] = [
  {
    year: 2024,
    off: [
      '01-01',
      '02-10/02-17',
      '04-04/04-06',
      '05-01/05-05',
      '06-10',
      '09-15/09-17',
      '10-01/10-07',
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    source: 'State Council holiday notice for 2024 (K)',
  },
  {
    year: 2025,
    off: ['01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    source: 'State Council holiday notice for 2025 (K)',
  },
  {
    year: 2026,
    off: [
      '01-01/01-03',
      '02-15/02-23',
      '04-04/04-06',
      '05-01/05-05',
      '06-19/06-21',
      '09-25/09-27',
      '10-01/10-07',
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    source: 'State Council holiday notice for 2026 (K)',
  },
  {
    year: 2027,
    off: ['01-01', '02-05/02-08', '04-05', '05-01/05-02', '06-09', '09-15', '10-01/10-03'],
    worked: [],
    source: 'Statutory days of the national holiday regulation as of 2025-01-01; no notice yet (K)',
  },
];
