/** The callers that descriptions name. */
export const CLASSES = [
  'visitor',
  'other person',
  'self',
  'kin',
  'representative',
  'bank',
  'consented bank',
  'officer',
  'case officer',
  'officer elsewhere',
  'emergency',
  'steward',
  'analyst',
  'auditor',
] as const;
export type CallerClass = (typeof CLASSES)[number];

/** A name of callers in both languages. A statement may name callers only in this way. */
interface Word {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly classes: readonly CallerClass[];
}

const WORDS: readonly Word[] = [
  // The next of kin of a deceased person act in that person's place (PIPL, Art. 49).
  { zh: ['本人'], en: ['subject', 'person'], classes: ['self', 'kin'] },
  { zh: ['该近亲属'], en: ['next of kin'], classes: ['kin'] },
  { zh: ['代表人'], en: ['representatives'], classes: ['representative'] },
  { zh: ['经其同意的银行'], en: ['banks with its consent'], classes: ['consented bank'] },
  // Of the object's department or district, or in its case.
  { zh: ['经办人员'], en: ['officers'], classes: ['officer', 'case officer'] },
  { zh: ['办案人员'], en: ['officer handling the case'], classes: ['case officer'] },
  {
    zh: ['管辖范围外的经办人员'],
    en: ['officers outside their jurisdiction'],
    classes: ['officer elsewhere'],
  },
  { zh: ['紧急查询'], en: ['emergency access'], classes: ['emergency'] },
  {
    zh: ['来源部门的管理员', '经办部门的管理员'],
    en: ['stewards of the department it comes from', 'stewards of the departments in charge'],
    classes: ['steward'],
  },
  { zh: ['审计员'], en: ['auditors'], classes: ['auditor'] },
  {
    zh: ['工作人员'],
    en: ['staff'],
    classes: ['officer', 'case officer', 'officer elsewhere', 'steward', 'auditor'],
  },
  {
    zh: ['登录者'],
    en: ['everybody logged in'],
    classes: CLASSES.filter((name) => name !== 'visitor'),
  },
];

/** The meaning of a clause of a description for callers. */
export type Saying =
  'seen only by' | 'seen at most by' | 'not seen by' | 'clear only for' | 'masked for' | 'seen by';

interface Form {
  readonly saying: Saying;
  readonly zh: RegExp;
  readonly en: RegExp;
  /** The callers of a form whose words name nobody. */
  readonly about?: readonly CallerClass[];
}

const FORMS: readonly Form[] = [
  {
    saying: 'seen only by',
    zh: /仅([^仅，；。（）]+)可见/u,
    en: /seen only by (.+?)(?=, not by| \(|[.;)])/,
  },
  { saying: 'seen only by', zh: /[，；]([^，；。]+)均可核验/u, en: /verified by ([^.;)]+)/ },
  { saying: 'seen at most by', zh: /至多([^，；。（）]+)可见/u, en: /seen at most by ([^.;)]+)/ },
  { saying: 'not seen by', zh: /可见，([^，；。（）]+)不可见/u, en: /, not by ([^.;)]+)/ },
  {
    saying: 'clear only for',
    zh: /除([^，；。]+)外(?:只见|均脱敏)/u,
    en: /(?:; |for )all but (.+?)(?: see|\.)/,
  },
  {
    saying: 'masked for',
    zh: /；([^，；。除]+)只见/u,
    en: /; ((?!all but).+?) see the surname/,
  },
  {
    saying: 'seen by',
    zh: /(该近亲属)可查阅/u,
    en: /(next of kin).*? may (?:from then on )?consult/,
  },
  {
    saying: 'not seen by',
    zh: /任何查询均不可见|任何人均不可见/u,
    en: /returned by no query|seen by nobody/,
    about: CLASSES,
  },
  { saying: 'not seen by', zh: /不公开|非公开/u, en: /not public/, about: ['visitor'] },
  {
    saying: 'seen by',
    zh: /依法公示|依法公布|规定公布|依法可查|仍可见|社会公示/u,
    en: /published by law|publishes it|published under|law opens|still visible|registers are public|Open to everybody/,
    about: ['visitor'],
  },
  {
    saying: 'seen by',
    zh: /主体同意后可查/u,
    en: /opened by the subject's consent/,
    about: ['consented bank'],
  },
  {
    saying: 'not seen by',
    zh: /受限：/u,
    en: /Restricted to the subject/,
    about: ['visitor'],
  },
];

/** The statements of a description about who sees something. */
export interface Statement {
  readonly saying: Saying;
  readonly classes: readonly CallerClass[];
}

/**
 * The statements of a description about who sees something, on which its two languages agree.
 * @throws Error when the languages differ, or name callers by words outside the vocabulary
 */
export function statementsIn(description: string): Statement[] {
  const index = description.lastIndexOf('。');
  if (index === -1) throw new Error('is not in two languages');
  const [zh, en] = [description.slice(0, index + 1), description.slice(index + 1)];
  return FORMS.flatMap(({ saying, about, ...form }) => {
    const [inChinese, inEnglish] = [form.zh.exec(zh), form.en.exec(en)];
    if (inChinese === null && inEnglish === null) return [];
    if (inChinese === null || inEnglish === null)
      throw new Error(`says "${saying}" in ${inChinese ? 'Chinese' : 'English'} alone`);
    const classes = about ?? named(inChinese[1]!, 'zh');
    const same = about ?? named(inEnglish[1]!, 'en');
    if (classes.join() !== same.join())
      throw new Error(`names ${classes.join(', ')} in Chinese and ${same.join(', ')} in English`);
    return [{ saying, classes }];
  });
}

function named(list: string, language: 'zh' | 'en'): CallerClass[] {
  const names =
    language === 'zh'
      ? list.split(/、|和/u)
      : list.split(/, | and /).map((name) => name.replace(/^(the|its|an) /, ''));
  const found = names.flatMap((name) => {
    const word = WORDS.find((each) => each[language].includes(name));
    if (word === undefined) throw new Error(`names "${name}", which the vocabulary does not have`);
    return word.classes;
  });
  return CLASSES.filter((each) => found.includes(each));
}
