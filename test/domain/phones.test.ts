import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phone } from '../../src/domain/input.ts';
import { isEmail, isPhone, whatsappLink, whatsappNumber } from '../../src/domain/phones.ts';

test.each([
  ['0812-3456-7890', '6281234567890'],
  ['+62 812 3456 7890', '6281234567890'],
  ['6281234567890', '6281234567890'],
  ['81234567890', '6281234567890'],
  ['+62 (0)812.3456.7890', '6281234567890'],
  [' 0062 812 3456 7890 ', '6281234567890'],
  ['0811234567', '62811234567'],
  ['021-5551234', null],
  ['+6591234567', null],
  ['+81234567890', null],
  ['0812', null],
  ['0812345678901234', null],
  ['0812-3456-7890 / 0813-1111-2222', null],
  ['WA 081234567890', null],
  ['', null],
])('WhatsApp: %j', (phone, number) => {
  expect(whatsappNumber(phone)).toBe(number);
});

test('however a mobile number is written, it is the same', () => {
  const mark = fc.constantFrom('', ' ', '-', '.');
  const digits = fc.stringMatching(/^8\d{9,11}$/);
  fc.assert(
    fc.property(digits, mark, fc.constantFrom('0', '+62', '62', '+62 ', ''), (local, m, prefix) => {
      const written = `${prefix}${local.replace(/(\d{3})(\d{4})/, `$1${m}$2${m}`)}`;
      expect(whatsappNumber(written)).toBe(`62${local}`);
      expect(isPhone(written)).toBe(true);
    }),
  );
});

test('a draft carries the text whole, whatever stands in it', () => {
  expect(whatsappLink('0812-3456-7890', 'Yth. Bupati & staf')).toBe(
    'https://wa.me/6281234567890?text=Yth.%20Bupati%20%26%20staf',
  );
  expect(whatsappLink(null, 'a')).toBe('https://wa.me/?text=a');
  expect(whatsappLink('021-5551234', 'a')).toBe('https://wa.me/?text=a');
  expect(whatsappLink(null, 'a\ud800')).toBe('https://wa.me/?text=a%EF%BF%BD');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(new URL(whatsappLink(null, text)).searchParams.get('text')).toBe(text);
    }),
  );
});

test.each(['bupati@uji.example', 'a.b+c@sub.uji-kab.go.id', "o'neil@uji.example", 'x@xn--80ak6aa92e.xn--p1ai'])(
  '%s is an address',
  (text) => {
    expect(isEmail(text)).toBe(true);
  },
);
test.each([
  '',
  'a',
  'a@b',
  '@uji.example',
  'a@',
  'a b@uji.example',
  'a@uji..example',
  '.a@uji.example',
  'a.@uji.example',
  'a@-uji.example',
  'A <a@uji.example>',
  'a@uji.example\r\nBcc: b@uji.example',
  'a@uji.example ',
  'a@b@uji.example',
  'a,b@uji.example',
  `${'a'.repeat(65)}@uji.example`,
  `a@${'b.'.repeat(130)}id`,
  'a@1.2.3.4',
])('%j is no address', (text) => {
  expect(isEmail(text)).toBe(false);
});

test.each(['021-5551234', '(0711) 555 123', '+62 812 3456 7890', '112 113'])('%s is a phone number', (text) => {
  expect(isPhone(text)).toBe(true);
});
test.each(['081123456', '(0711) 555 123', '0812x3456', '12345', '1234567890123456'])(
  '%s is a phone number in the directory where it is one anywhere',
  (text) => {
    expect(phone().safeParse(text).success).toBe(isPhone(text));
  },
);
test.each(['', '12345', '1234567890123456', 'a@uji.example', '0812x3456', '+', '+62+812345678', '08123\n45678\n'])(
  '%j is none',
  (text) => {
    expect(isPhone(text)).toBe(false);
  },
);
