import { agreesWithForm, decodeUscc } from '../../../schema/identifiers/decodeUscc';
import {
  organizationCodeIn,
  personNumberIn,
  registrationCheckDigit,
} from '../../../schema/identifiers/formerCode';
import { regionName } from '../../../schema/identifiers/regionNames';
import { upgradedResidentId } from '../../../schema/identifiers/residentId15';
import { residentIdCheckCharacter } from '../../../schema/identifiers/residentId';
import { registerDepartment } from '../../../schema/policy/registers';
import { syntheticUscc } from '../../../seed/syntheticIdentifiers';

const codes = (prefix: string) => syntheticUscc(prefix, 7, 1);
const NUMBER_14 = '12010200000012';
const REGISTRATION = NUMBER_14 + registrationCheckDigit(NUMBER_14);
const FIRST_17 = '12010218800101996';
const CENTENARIAN = FIRST_17 + residentIdCheckCharacter(FIRST_17);

describe('a unified social credit code', () => {
  it('says who registers the organisation, its class, region and organisation code', () => {
    const code = codes('91');
    expect(decodeUscc(code)).toEqual({
      registerCode: '9',
      register: '市场监督管理',
      classCode: '1',
      class: '企业',
      regionCode: '120102',
      region: '天津市河东区',
      organizationCode: code.slice(8, 17),
      organizationCodeValid: true,
      checkCharacter: code[17],
    });
  });

  it('may have an organisation code whose own check character is wrong', () => {
    const code = codes('91');
    const other = code[16] === '1' ? '2' : '1';
    expect(decodeUscc(`${code.slice(0, 16)}${other}${code[17]}`)).toMatchObject({
      organizationCodeValid: false,
    });
  });

  it.each([
    ['11', '机构编制', '机关'],
    ['31', '司法行政', '律师执业机构'],
    ['52', '民政', '民办非企业单位'],
    ['92', '市场监督管理', '个体工商户'],
    ['N2', '农业农村', '村级集体经济组织'],
    ['94', '市场监督管理', null],
    ['C1', null, null],
  ])('of the class %s is of %s and %s', (prefix, register, name) => {
    expect(decodeUscc(codes(prefix))).toMatchObject({ register, class: name });
  });

  it.each([
    ['91', '天津甲有限公司', 'LEGAL_PERSON', 'FOR_PROFIT', true],
    ['91', '天津甲（有限合伙）', 'LEGAL_PERSON', 'FOR_PROFIT', false],
    ['51', '天津甲协会', 'LEGAL_PERSON', 'FOR_PROFIT', false],
    ['21', '某社', 'LEGAL_PERSON', 'FOR_PROFIT', null],
  ])('of the class %s of %s agrees with %s %s: %s', (prefix, name, kind, legalType, agrees) => {
    expect(agreesWithForm(codes(prefix), { name, kind, legalType })).toBe(agrees);
  });

  it.each([
    ['91', 'market-regulation'],
    ['92', 'market-regulation'],
    ['51', 'civil-affairs'],
    ['31', 'justice'],
    ['12', 'party-organization'],
    ['81', 'development-reform'],
  ])('of the class %s is registered by %s', (prefix, department) => {
    expect(registerDepartment(codes(prefix))).toBe(department);
  });

  it('names a region by the table, by its province, or not at all', () => {
    expect(regionName('120225')).toBe('天津市蓟县');
    expect(regionName('130102')).toBe('河北省');
    expect(regionName('100000')).toBe('国家');
    expect(regionName('990000')).toBeNull();
  });
});

describe('a former code', () => {
  it('is a registration number with the check digit of GS 15-2006', () => {
    // The example of the standard.
    expect(registrationCheckDigit('11010800000001')).toBe('6');
    expect(organizationCodeIn(REGISTRATION)).toEqual({
      kind: 'REGISTRATION_NUMBER',
      code: REGISTRATION,
    });
    const wrong = (Number(REGISTRATION[14]) + 1) % 10;
    expect(organizationCodeIn(NUMBER_14 + String(wrong))).toBeUndefined();
  });

  it('is an organisation code, with or without its hyphen', () => {
    const code = codes('91').slice(8, 17);
    const found = { kind: 'ORGANIZATION_CODE', code };
    expect(organizationCodeIn(code)).toEqual(found);
    expect(organizationCodeIn(`${code.slice(0, 8)}-${code[8]}`)).toEqual(found);
    const wrong = code[8] === '1' ? '2' : '1';
    expect(organizationCodeIn(code.slice(0, 8) + wrong)).toBeUndefined();
  });

  it('is a unified code, and nothing else', () => {
    expect(organizationCodeIn(codes('91'))).toEqual({ kind: 'UNIFIED_CODE', code: codes('91') });
    for (const text of ['', '1', 'YY', '12010218800101001X'])
      expect(organizationCodeIn(text)).toBeUndefined();
  });

  it('of a person has 18 or 15 digits; the longer one follows from the shorter', () => {
    const short = CENTENARIAN.slice(0, 6) + CENTENARIAN.slice(8, 17);
    expect(upgradedResidentId(short)).toBe(CENTENARIAN);
    expect(upgradedResidentId('999999800101001')).toMatch(/^99999919800101001[\dX]$/);
    expect(upgradedResidentId('999999801301001')).toBeUndefined();
    expect(personNumberIn(short)).toEqual({ kind: 'RESIDENT_NUMBER', code: short });
    expect(personNumberIn(CENTENARIAN)?.code).toBe(CENTENARIAN);
    // The region 999999 is nobody's.
    expect(personNumberIn('120102')).toBeUndefined();
  });
});
