const CHINA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in China Standard Time at a moment, YYYY-MM-DD. */
export function chinaDate(moment: Date): string {
  return CHINA.format(moment);
}
