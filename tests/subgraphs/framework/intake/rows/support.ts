import {
  identifierText,
  type DirectoryAnswer,
  type DirectoryQuestion,
  type SubjectDirectory,
} from '../../../../../schema/directory';
import type { SubmittedRow } from '../../../../../subgraphs/framework/intake/table';
import type { BatchContext } from '../../../../../subgraphs/framework/intake/target';

export const COMPANY = { code: '91120102MA00XX0A90', name: '天津示例商贸有限公司' } as const;
export const PERSON = { number: '12010218800101001X', name: '张示例' } as const;

export const BATCH: BatchContext = {
  number: 'market-regulation-20261129-000001',
  department: 'market-regulation',
  receivedAt: new Date('2026-11-29T02:00:00Z'),
  today: '2026-11-29',
  create: true,
};

/** A directory that knows one company and one person, and notes what it is asked. */
export function someDirectory(): SubjectDirectory & { readonly asked: DirectoryQuestion[][] } {
  const asked: DirectoryQuestion[][] = [];
  const answerTo = ({ identifier, name, mayCreate }: DirectoryQuestion): DirectoryAnswer => {
    const number = identifierText(identifier);
    const known = { [COMPANY.code]: COMPANY.name, [PERSON.number]: PERSON.name }[number];
    const kind = identifier.by === 'UNIFIED_CODE' ? 'LEGAL_PERSON' : 'NATURAL_PERSON';
    const subject = { id: `id-${kind}`, kind, region: '120102' } as const;
    if (known === undefined)
      return { result: mayCreate ? 'CREATED' : 'WOULD_CREATE', subject: { ...subject, id: 'new' } };
    return known === name
      ? { result: 'HELD', subject }
      : { result: 'REFUSED', reason: 'NAME_DIFFERS' };
  };
  return {
    asked,
    async resolve(questions) {
      asked.push([...questions]);
      return questions.map(answerTo);
    },
    describe: () => Promise.resolve([]),
    classify: () => Promise.resolve([]),
  };
}

/** A penalty in the form of 2018. */
export const PENALTY_CELLS = {
  CF_XDR_MC: COMPANY.name,
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: COMPANY.code,
  CF_XDR_ZJLX: '',
  CF_XDR_ZJHM: '',
  CF_WSH: '津东市监罚〔2026〕1号',
  CF_WFXW: '经营超过保质期的食品',
  CF_SY: '当事人经营超过保质期的食品。',
  CF_YJ: '食品安全法第一百二十四条',
  CF_CFLB: '罚款、没收违法所得',
  CF_NR: '罚款5万元，没收违法所得120元。',
  CF_NR_FK: '5.000000',
  CF_NR_WFFF: '0.012',
  CF_NR_ZKDX: '',
  CF_JDRQ: '2026-11-02',
  CF_YXQ: '2099-12-31',
  CF_GSJZQ: '2027-05-02',
  CF_CFJG: '天津市河东区市场监督管理局',
  CF_CFJGDM: '',
  BZ: '',
} as const;

/** A permit in the form of 2018. */
export const PERMIT_CELLS = {
  XK_XDR_MC: COMPANY.name,
  XK_XDR_LB: '法人及非法人组织',
  XK_XDR_SHXYM: COMPANY.code,
  XK_XKWS: '食品经营许可证',
  XK_WSH: 'JY11201020000001',
  XK_XKLB: '普通',
  XK_NR: '预包装食品销售',
  XK_JDRQ: '2026/11/2',
  XK_YXQZ: '2026-11-02',
  XK_YXQZI: '2031-11-01',
  XK_XKJG: '河东区市场监管局',
  XK_ZT: '1',
} as const;

export const row = (cells: SubmittedRow['cells'], number = 2): SubmittedRow => ({ number, cells });
