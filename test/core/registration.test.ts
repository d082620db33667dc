import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import { type RegistrationKind, readRegistration } from '../../src/core/registration.ts'

const proved = (kind: RegistrationKind, number: string) => ({ kind: 'registration', registration: { kind, number } })

describe('a registration number', () => {
  test.each<[string, string, RegistrationKind, string]>([
    ['a unified social credit code', '91110000600037341L', 'uscc', '91110000600037341L'],
    ['one whose check character is 0', '913100001003167600', 'uscc', '913100001003167600'],
    ['one of a rural cooperative, which begins with a letter', 'N2370000MF12345679', 'uscc', 'N2370000MF12345679'],
    ['one typed in groups, in small letters', ' 911100-00 6000-37341l ', 'uscc', '91110000600037341L'],
    ['one typed in full-width characters', '９１１１００００６０００３７３４１Ｌ', 'uscc', '91110000600037341L'],
    ['a German VAT number', 'DE 136 695 976', 'eu-vat', 'DE136695976'],
    ['an Austrian one', 'ATU13585627', 'eu-vat', 'ATU13585627'],
    ['a French one', 'FR 40 303 265 045', 'eu-vat', 'FR40303265045'],
    ['a Greek one, under EL', 'EL 094259216', 'eu-vat', 'EL094259216'],
    ['a Dutch one', 'NL004495445B01', 'eu-vat', 'NL004495445B01'],
    ['a Spanish company’s', 'ES B-58378431', 'eu-vat', 'ESB58378431'],
    ['a legal entity identifier', '506700GE1G29325QX363', 'lei', '506700GE1G29325QX363'],
  ])('is known by its shape: %s', (_, text, kind, number) => {
    expect(readRegistration(text)).toEqual(proved(kind, number))
  })

  test.each<[string, string, RegistrationKind]>([
    ['a digit of a credit code', '91110000600037342L', 'uscc'],
    ['its check character', '91110000600037341M', 'uscc'],
    ['a letter that the code does not use', '9111000060003734IL', 'uscc'],
    ['a digit of a VAT number', 'DE136695977', 'eu-vat'],
    ['two neighbours of a legal entity identifier', '506700GE1G29325XQ363', 'lei'],
  ])('with a slip in it is told as what it was meant to be: %s', (_, text, kind) => {
    expect(readRegistration(text)).toEqual({ kind: 'wrong-check-digit', of: kind })
  })

  test.each(['', 'ACME', '12-3456789', 'GB980780684', 'CHE-123.456.788', '9111000060003734', '中国电子'])(
    'of no kind that can be proved is not known: “%s”',
    (text) => {
      expect(readRegistration(text)).toEqual({ kind: 'not-known' })
    },
  )
})

const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const codes = fc
  .tuple(
    fc.array(fc.constantFrom(...'0123456789'), { minLength: 8, maxLength: 8 }),
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: 9, maxLength: 9 }),
  )
  .map(([digits, rest]) => [...digits, ...rest].join(''))

describe('of the characters that a credit code may end in', () => {
  test('exactly one is right, and it is the library’s wherever the library knows it', () => {
    fc.assert(
      fc.property(codes, (first) => {
        const right = CHARACTERS.filter((c) => readRegistration(first + c).kind === 'registration')
        expect(right).toHaveLength(1)
        const theirs = CHARACTERS.filter((c) => stdnum.CN?.uscc?.validate(first + c).isValid)
        expect(theirs).toEqual(right[0] === '0' ? [] : right)
      }),
    )
  })
})
