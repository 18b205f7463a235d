import { normalise } from '../../../../schema/identifiers/normalise';
import { isResidentId } from './cells/identifiers';

/** What must not be in a text, in English and Chinese, and where it begins, from 1. */
export interface ForbiddenContent {
  readonly what: string;
  readonly whatZh: string;
  readonly at: number;
}

interface Rule {
  readonly what: readonly [english: string, chinese: string];
  readonly pattern: RegExp;
  readonly isMeant?: (found: string) => boolean;
}

/** 102 is a range without subscribers, in which the synthetic numbers are. */
const MOBILE = /(?<![0-9A-Z第])1(?:[3-9]\d|02)[-\s]?\d{4}[-\s]?\d{4}(?![0-9A-Z号件元])/g;
const RESIDENT_ID = /(?<![0-9A-Z])\d{17}[0-9X](?![0-9A-Z])/g;

const NUMBERS: readonly Rule[] = [
  {
    what: ['an identity number', '公民身份号码'],
    pattern: RESIDENT_ID,
    isMeant: isResidentId,
  },
  { what: ['a mobile number', '手机号码'], pattern: MOBILE },
];

const RELIGIONS = '(?:佛|道|伊斯兰|基督|天主|东正)教';
const DISEASED = '(?:感染者|患者|携带者|病人|阳性)';

/**
 * Phrases that say something about a person. Words alone do not: a text may speak of a hospital, of
 * animal diseases, of genetically modified food, of a fingerprint lock or of places of worship, and
 * a penalty of staff who must not work because of an illness. Sources: Credit Reporting Industry
 * Regulation, Art. 14; Tianjin Social Credit Regulations, Art. 16.
 */
const CONTENT: readonly Rule[] = [
  {
    what: ['a religion', '宗教信仰'],
    pattern: new RegExp(
      `宗教信仰(?:[为是：:]|情况)|信[仰奉]${RELIGIONS}|${RELIGIONS}(?:徒|信徒|教徒)`,
      'g',
    ),
  },
  {
    what: ['genes', '基因信息'],
    pattern:
      /(?:其|本人|当事人|个人|患者)的?(?:基因|DNA)|基因(?:型[为是：:]|(?:检测|测序)(?:结果|报告))|DNA(?:鉴定|检测|比对)(?:结果|意见|显示)/g,
  },
  {
    what: ['fingerprints', '指纹'],
    pattern: /(?:其|本人|当事人|嫌疑人)的?指纹|指纹(?:编号|特征码|特征值|比对结果)/g,
  },
  {
    what: ['a blood type', '血型'],
    pattern:
      /血型\s*(?:[为是：:]\s*)?(?:AB|A|B|O|RH)(?:型|[，。；\s]|$)|(?:AB|A|B|O)型血(?!清|浆|液)/g,
  },
  {
    what: ['a disease or medical history', '疾病或者病史'],
    pattern: new RegExp(
      [
        // Food Safety Law, Art. 45, and similar duties speak of staff in general.
        '(?:患有|身患|罹患)(?!有碍|[^，。；]{0,24}的(?:人员|从业|员工|职工|工作))',
        '确诊(?:患|为患|罹患)',
        '被诊断(?:为|患)',
        '(?:既往|家族|精神|个人)病史',
        '病史[：:为]',
        '(?:病历|病案|住院|门诊)号(?:码)?[为：:]?\\s*\\d',
        `(?:系|为|是)(?:HIV|艾滋病|乙肝|精神病|传染病)[^，。；]{0,6}${DISEASED}`,
      ].join('|'),
      'g',
    ),
  },
];

/**
 * The content of a text that must not be collected.
 * @param mayHoldNumbers whether the field may contain a personal number, because it is sealed
 */
export function forbiddenIn(text: string, mayHoldNumbers = false): ForbiddenContent[] {
  // Normalising keeps the positions.
  const normal = normalise(text);
  return [...(mayHoldNumbers ? [] : NUMBERS), ...CONTENT].flatMap((rule) => {
    const index = firstOf(rule, normal);
    if (index === undefined) return [];
    const [what, whatZh] = rule.what;
    return [{ what, whatZh, at: [...normal.slice(0, index)].length + 1 }];
  });
}

/** Where the first match begins that is meant. `matchAll` would compile the pattern for each text. */
function firstOf({ pattern, isMeant }: Rule, text: string): number | undefined {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    if (isMeant?.(match[0]) ?? true) return match.index;
  return undefined;
}
