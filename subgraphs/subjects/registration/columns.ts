import { isEnumType, type GraphQLEnumType } from 'graphql';
import { ORGANIZATION } from '../../../schema/recordDomains';
import { OWN, type Column } from '../../framework/intake/rows/column';
import { kindColumns, type KindColumns } from '../../framework/intake/rows/columns';
import { own } from '../../framework/intake/rows/commonColumns';
import { enumEntries } from '../../framework/intake/rows/ownColumns';
import { subgraphTypes } from '../../framework/subgraphDocument';

const REQUIRED = { required: true } as const;
const capital = (suffix: string, unit: 'FEN' | 'YUAN' | 'TEN_THOUSAND_YUAN', title: string) =>
  own(`capital${suffix}`, `注册资本（${title}）`, { is: 'AMOUNT', unit }, 'capital', {
    headings: [`开办资金（${title}）`],
  });

/** The columns of a file with registrations: the items of business licences and of certificates. */
export function registrationColumns(): KindColumns {
  const text = { is: 'TEXT' } as const;
  const date = { is: 'DATE' } as const;
  const former: Column = {
    ...own('formerNames', '曾用名', { is: 'NAME' }, 'formerNames', { length: 1000 }),
    several: true,
  };
  const columns = [
    own('name', '名称', { is: 'NAME' }, 'name', {
      ...REQUIRED,
      length: 200,
      headings: ['主体名称', '企业名称', '单位名称', '机构名称'],
    }),
    own('unifiedCode', '统一社会信用代码', { is: 'UNIFIED_CODE' }, 'uscc', {
      ...REQUIRED,
      headings: ['uscc'],
    }),
    own('representativeName', '法定代表人', text, 'representativeName', {
      ...REQUIRED,
      length: 50,
      headings: ['负责人', '经营者', '法定代表人或负责人', '执行事务合伙人'],
    }),
    own('status', '登记状态', { is: 'CODE', entries: enumEntries(statusType()) }, 'status', {
      ...REQUIRED,
      headings: ['经营状态'],
    }),
    own('address', '住所', text, 'address', {
      ...REQUIRED,
      length: 200,
      headings: ['地址', '经营场所', '主要经营场所'],
    }),
    own('establishedOn', '成立日期', date, 'establishedOn', {
      ...REQUIRED,
      headings: ['注册日期'],
    }),
    own('approvedOn', '核准日期', date, 'approvedOn'),
    own('validUntil', '经营期限至', date, 'validUntil', {
      headings: ['营业期限至', '证书有效期至'],
    }),
    capital('TenThousandYuan', 'TEN_THOUSAND_YUAN', '万元'),
    capital('Yuan', 'YUAN', '元'),
    capital('', 'FEN', '分'),
    own('scope', '经营范围', text, 'scope', {
      ...REQUIRED,
      headings: ['业务范围', '宗旨和业务范围'],
    }),
    own('industry', '行业门类', text, 'industry', { ...REQUIRED, length: 1 }),
    own('authority', '登记机关', text, 'authority', { length: 200 }),
    own('region', '登记机关行政区划', { is: 'REGION' }, 'region'),
    own('phone', '联系电话', text, 'phone', { length: 30 }),
    former,
  ];
  return kindColumns(ORGANIZATION, columns, [OWN]);
}

function statusType(): GraphQLEnumType {
  const type = subgraphTypes('subjects').getType('RegistrationStatus');
  if (!isEnumType(type)) throw new Error('The schema has no enum RegistrationStatus.');
  return type;
}
