import type {
  DisciplineKind,
  DisciplineRecordRow,
  Profession,
} from '../../schema/generated/social.rows';

/** A kind of discipline in a profession. */
export interface DisciplineType {
  readonly source: DisciplineRecordRow['source'];
  readonly kinds: readonly DisciplineKind[];
  readonly provision: string;
  readonly facts: string;
  readonly title: string;
  /** Range of the fine in yuan. */
  readonly fine?: readonly [from: number, to: number];
  /** Length of a suspension. */
  readonly suspension?: 'P3M' | 'P6M' | 'P1Y';
}

const BY_PROFESSION: Readonly<Record<Profession, readonly DisciplineType[]>> = {
  LAWYER: [
    {
      source: 'ADMINISTRATIVE',
      kinds: ['WARNING'],
      provision: '《中华人民共和国律师法》第四十七条',
      facts: '以不正当手段承揽业务。',
      title: '行政处罚决定书',
    },
    {
      source: 'ADMINISTRATIVE',
      kinds: ['FINE', 'SUSPENSION'],
      provision: '《中华人民共和国律师法》第四十八条',
      facts: '私自接受委托、收取费用。',
      title: '行政处罚决定书',
      fine: [2_000, 10_000],
      suspension: 'P6M',
    },
    {
      source: 'ASSOCIATION',
      kinds: ['MEMBERSHIP_SANCTION'],
      provision: '《律师协会会员违规行为处分规则（试行）》',
      facts: '未尽勤勉义务，代理不尽责。',
      title: '处分决定书',
    },
  ],
  TEACHER: [
    {
      source: 'EMPLOYER',
      kinds: ['ADMINISTRATIVE_SANCTION'],
      provision: '《中华人民共和国教师法》第三十七条',
      facts: '违规有偿补课。',
      title: '处分决定书',
    },
    {
      source: 'ADMINISTRATIVE',
      kinds: ['WARNING'],
      provision: '《中小学教师违反职业道德行为处理办法》',
      facts: '违反新时代教师职业行为准则。',
      title: '处理决定书',
    },
  ],
  DOCTOR: [
    {
      source: 'ADMINISTRATIVE',
      kinds: ['WARNING', 'FINE'],
      provision: '《中华人民共和国医师法》第五十五条',
      facts: '未按照规定填写医学文书。',
      title: '行政处罚决定书',
      fine: [3_000, 20_000],
    },
    {
      source: 'ADMINISTRATIVE',
      kinds: ['SUSPENSION'],
      provision: '《中华人民共和国医师法》第五十六条',
      facts: '未按照注册的执业地点、执业类别、执业范围执业。',
      title: '行政处罚决定书',
      suspension: 'P6M',
    },
  ],
};

/** The reason of a suspended or revoked entry in the register. */
const SEVERE: Readonly<Record<Profession, { readonly provision: string; readonly facts: string }>> =
  {
    LAWYER: {
      provision: '《中华人民共和国律师法》第四十九条',
      facts: '违反规定会见法官、影响依法办案，情节严重。',
    },
    TEACHER: { provision: '《教师资格条例》第十九条', facts: '品行不良，影响恶劣。' },
    DOCTOR: {
      provision: '《中华人民共和国医师法》第五十六条',
      facts: '未取得患者同意实施医学临床研究，情节严重。',
    },
  };

export const INSTITUTION_DISCIPLINE: DisciplineType = {
  source: 'ADMINISTRATIVE',
  kinds: ['SUSPENSION_FOR_RECTIFICATION', 'FINE'],
  provision: '《中华人民共和国行政处罚法》第九条及行业管理规定',
  facts: '内部管理制度不健全，经责令改正逾期未改正。',
  title: '行政处罚决定书',
  fine: [5_000, 50_000],
  suspension: 'P3M',
};

export function disciplineTypes(profession: Profession): readonly DisciplineType[] {
  return BY_PROFESSION[profession];
}

/** The decision that suspended or revoked a practitioner's licence. */
export function severeDiscipline(profession: Profession, revoked: boolean): DisciplineType {
  const kind = revoked
    ? profession === 'TEACHER'
      ? 'QUALIFICATION_REVOCATION'
      : 'LICENCE_REVOCATION'
    : 'SUSPENSION';
  return {
    source: 'ADMINISTRATIVE',
    kinds: [kind],
    ...SEVERE[profession],
    title: '行政处罚决定书',
    ...(revoked ? {} : { suspension: 'P1Y' as const }),
  };
}
