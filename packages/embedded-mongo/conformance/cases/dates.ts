import { type Case, L, page } from '../case';

const dates = page('manual: reference/operator/aggregation#date-expression-operators');
const DATE = new Date('2014-01-01T08:15:39.736Z');
const DOC = { _id: 1, d: DATE };
const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';
const at = (iso: string): Date => new Date(iso);

export const dateCases: Case[] = [
  dates.value(
    '$year, $month, $dayOfMonth',
    [{ $year: '$d' }, { $month: '$d' }, { $dayOfMonth: '$d' }],
    [2014, 1, 1],
    DOC,
  ),
  dates.value(
    '$hour, $minute, $second, $millisecond',
    [{ $hour: '$d' }, { $minute: '$d' }, { $second: '$d' }, { $millisecond: '$d' }],
    [8, 15, 39, 736],
    DOC,
  ),
  dates.value(
    '$dayOfYear, $dayOfWeek, $week',
    [{ $dayOfYear: '$d' }, { $dayOfWeek: '$d' }, { $week: '$d' }],
    [1, 4, 0],
    DOC,
  ),
  dates.value(
    'ISO week fields',
    [
      { $isoDayOfWeek: at('2016-01-03T00:00:00Z') },
      { $isoWeek: at('2016-01-03T00:00:00Z') },
      { $isoWeekYear: at('2016-01-03T00:00:00Z') },
    ],
    [7, 53, L(2015)],
  ),
  dates.value('$hour in a zone', { $hour: { date: '$d', timezone: SHANGHAI } }, 16, DOC),
  dates.value(
    '$dayOfMonth in a zone by offset',
    { $dayOfMonth: { date: '$d', timezone: '-0900' } },
    31,
    DOC,
  ),
  dates.value('$year of null', { $year: null }, null),
  dates.value(
    '$dateToString',
    { $dateToString: { format: '%Y-%m-%d %H:%M:%S.%L %j %u %V %%', date: '$d' } },
    '2014-01-01 08:15:39.736 001 3 01 %',
    DOC,
  ),
  dates.value(
    '$dateToString without a format',
    { $dateToString: { date: '$d' } },
    '2014-01-01T08:15:39.736Z',
    DOC,
  ),
  dates.value(
    '$dateToString in a zone',
    { $dateToString: { format: '%H:%M %z', date: '$d', timezone: NEW_YORK } },
    '03:15 -0500',
    DOC,
  ),
  dates.value('$dateToString onNull', { $dateToString: { date: null, onNull: 'none' } }, 'none'),
  dates.value(
    '$dateFromString',
    { $dateFromString: { dateString: '2017-02-08T12:10:40.787' } },
    at('2017-02-08T12:10:40.787Z'),
  ),
  dates.value(
    '$dateFromString in a zone',
    { $dateFromString: { dateString: '2017-02-08T12:10:40.787', timezone: NEW_YORK } },
    at('2017-02-08T17:10:40.787Z'),
  ),
  dates.value(
    '$dateFromString of a day',
    { $dateFromString: { dateString: '2017-02-08' } },
    at('2017-02-08T00:00:00Z'),
  ),
  dates.value(
    '$dateFromString with a format',
    { $dateFromString: { dateString: '06-15-2018', format: '%m-%d-%Y' } },
    at('2018-06-15T00:00:00Z'),
  ),
  dates.value(
    '$dateFromString onError',
    { $dateFromString: { dateString: 'nonsense', onError: 'bad' } },
    'bad',
  ),
  dates.value(
    '$dateFromParts',
    { $dateFromParts: { year: 2017, month: 2, day: 8, hour: 12 } },
    at('2017-02-08T12:00:00Z'),
  ),
  dates.value(
    '$dateFromParts carries over',
    { $dateFromParts: { year: 2017, month: 14, day: 1 } },
    at('2018-02-01T00:00:00Z'),
  ),
  dates.value(
    '$dateFromParts in a zone',
    { $dateFromParts: { year: 2016, month: 12, day: 31, hour: 23, timezone: NEW_YORK } },
    at('2017-01-01T04:00:00Z'),
  ),
  dates.value(
    '$dateToParts',
    { $dateToParts: { date: '$d' } },
    { year: 2014, month: 1, day: 1, hour: 8, minute: 15, second: 39, millisecond: 736 },
    DOC,
  ),
  dates.value(
    '$dateAdd days',
    { $dateAdd: { startDate: '$d', unit: 'day', amount: 3 } },
    at('2014-01-04T08:15:39.736Z'),
    DOC,
  ),
  dates.value(
    '$dateAdd a month stays in the month',
    { $dateAdd: { startDate: at('2021-01-31T00:00:00Z'), unit: 'month', amount: 1 } },
    at('2021-02-28T00:00:00Z'),
  ),
  dates.value(
    '$dateAdd a day over a clock change',
    {
      $dateAdd: {
        startDate: at('2021-03-13T17:00:00Z'),
        unit: 'day',
        amount: 1,
        timezone: NEW_YORK,
      },
    },
    at('2021-03-14T16:00:00Z'),
  ),
  dates.value(
    '$dateSubtract hours',
    { $dateSubtract: { startDate: '$d', unit: 'hour', amount: 9 } },
    at('2013-12-31T23:15:39.736Z'),
    DOC,
  ),
  dates.value(
    '$dateSubtract a quarter',
    { $dateSubtract: { startDate: '$d', unit: 'quarter', amount: 1 } },
    at('2013-10-01T08:15:39.736Z'),
    DOC,
  ),
  dates.value(
    '$dateDiff counts boundaries',
    {
      $dateDiff: {
        startDate: at('2020-12-31T23:59:59Z'),
        endDate: at('2021-01-01T00:00:00Z'),
        unit: 'year',
      },
    },
    L(1),
  ),
  dates.value(
    '$dateDiff in days',
    {
      $dateDiff: {
        startDate: at('2020-01-01T00:00:00Z'),
        endDate: at('2020-03-01T00:00:00Z'),
        unit: 'day',
      },
    },
    L(60),
  ),
  dates.value(
    '$dateDiff in weeks from Sunday',
    {
      $dateDiff: {
        startDate: at('2021-01-02T00:00:00Z'),
        endDate: at('2021-01-03T00:00:00Z'),
        unit: 'week',
      },
    },
    L(1),
  ),
  dates.value(
    '$dateDiff in weeks from Monday',
    {
      $dateDiff: {
        startDate: at('2021-01-02T00:00:00Z'),
        endDate: at('2021-01-03T00:00:00Z'),
        unit: 'week',
        startOfWeek: 'monday',
      },
    },
    L(0),
  ),
  dates.value(
    '$dateTrunc to the month',
    { $dateTrunc: { date: '$d', unit: 'month' } },
    at('2014-01-01T00:00:00Z'),
    DOC,
  ),
  dates.value(
    '$dateTrunc to two-hour bins',
    { $dateTrunc: { date: at('2021-03-20T11:30:05Z'), unit: 'hour', binSize: 2 } },
    at('2021-03-20T10:00:00Z'),
  ),
  dates.value(
    '$dateTrunc to the week from Monday',
    { $dateTrunc: { date: at('2021-03-20T11:30:05Z'), unit: 'week', startOfWeek: 'Monday' } },
    at('2021-03-15T00:00:00Z'),
  ),
  dates.value(
    '$dateTrunc to two-week bins from Monday',
    {
      $dateTrunc: {
        date: at('2021-03-20T11:30:05Z'),
        unit: 'week',
        binSize: 2,
        startOfWeek: 'Monday',
      },
    },
    at('2021-03-15T00:00:00Z'),
  ),
  dates.value(
    '$dateTrunc in a zone',
    { $dateTrunc: { date: at('2021-03-20T03:30:05Z'), unit: 'day', timezone: NEW_YORK } },
    at('2021-03-19T04:00:00Z'),
  ),
];
