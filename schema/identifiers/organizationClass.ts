/** The legal form that a unified social credit code shows. */
export type OrganizationClass =
  | {
      readonly kind: 'LEGAL_PERSON';
      readonly legalType: 'FOR_PROFIT' | 'NON_PROFIT' | 'SPECIAL';
      /** The register that gives the codes. */
      readonly register: string;
    }
  | {
      readonly kind: 'UNINCORPORATED_ORGANIZATION' | 'SELF_EMPLOYED';
      readonly legalType: null;
      readonly register: string;
    };

const legal = (
  legalType: 'FOR_PROFIT' | 'NON_PROFIT' | 'SPECIAL',
  register: string,
): OrganizationClass => ({ kind: 'LEGAL_PERSON', legalType, register });
const other = (
  kind: 'UNINCORPORATED_ORGANIZATION' | 'SELF_EMPLOYED',
  register: string,
): OrganizationClass => ({ kind, legalType: null, register });

const STAFFING = '机构编制部门';
const JUSTICE = '司法行政部门';
const CIVIL = '民政部门';
const MARKET = '市场监督管理部门';
const RURAL = '农业农村部门';

/**
 * The legal form by the first two characters of the code, registering department and class of
 * institution. Source: GB 32100-2015 and its table of classes (5x and 9x read in part, the rest
 * known but not re-read); Civil Code, Arts 76, 87, 96 and 102. Classes that are not listed (foreign
 * affairs, culture, tourism, trade unions, armed forces, others) are not told by the code.
 */
const CLASSES: Readonly<Record<string, OrganizationClass>> = {
  '11': legal('SPECIAL', STAFFING),
  '12': legal('NON_PROFIT', STAFFING),
  '13': legal('NON_PROFIT', STAFFING),
  '31': other('UNINCORPORATED_ORGANIZATION', JUSTICE),
  '32': legal('NON_PROFIT', JUSTICE),
  '33': other('UNINCORPORATED_ORGANIZATION', JUSTICE),
  '34': other('UNINCORPORATED_ORGANIZATION', JUSTICE),
  '35': legal('NON_PROFIT', JUSTICE),
  '51': legal('NON_PROFIT', CIVIL),
  '52': legal('NON_PROFIT', CIVIL),
  '53': legal('NON_PROFIT', CIVIL),
  '71': legal('NON_PROFIT', '宗教事务部门'),
  '72': legal('NON_PROFIT', '宗教事务部门'),
  '81': legal('NON_PROFIT', '工会组织'),
  '91': legal('FOR_PROFIT', MARKET),
  '92': other('SELF_EMPLOYED', MARKET),
  '93': legal('SPECIAL', MARKET),
  N1: legal('SPECIAL', RURAL),
  N2: legal('SPECIAL', RURAL),
  N3: legal('SPECIAL', RURAL),
};

/** Names of enterprises that are no legal persons (Civil Code, Art. 102). */
const PARTNERSHIP = /[(（](?:特殊)?(?:普通|有限)合伙[)）]|[(（]个人独资[)）]/u;

/**
 * The legal form of an organisation.
 * @param code a valid code in normal form
 * @param name an enterprise's name shows whether it is a partnership, its code does not
 * @returns undefined when the code does not tell
 */
export function organizationClass(code: string, name: string): OrganizationClass | undefined {
  const found = CLASSES[code.slice(0, 2)];
  return found?.legalType === 'FOR_PROFIT' && PARTNERSHIP.test(name)
    ? other('UNINCORPORATED_ORGANIZATION', MARKET)
    : found;
}
