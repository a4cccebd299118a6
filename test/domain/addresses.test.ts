import { describe, expect, test } from 'vitest';
import { allowedHosts, isPrivateAddress, readAddress } from '../../src/domain/addresses.ts';

const reason = (text: string, allowed = '') => {
  const read = readAddress(text, allowedHosts(allowed));
  return read.ok ? 'ok' : read.reason;
};

describe('addresses that a server may be sent to', () => {
  test.each([
    'https://kalender.instansi.example/rahasia.ics',
    'http://203.114.1.9/a.ics',
    'https://[2404:6800:4003:c00::5e]/a.ics',
    'https://xn--bcher-kva.example:8443/',
    'https://172.32.0.1/',
    'https://100.128.0.1/',
    'https://11.0.0.1/',
  ])('%s', (url) => expect(reason(url)).toBe('ok'));

  test.each([
    ['kalender', 'bad_url'],
    ['', 'bad_url'],
    ['https://', 'bad_url'],
    ['ftp://kalender.example/a', 'bad_scheme'],
    ['file:///etc/passwd', 'bad_scheme'],
    ['javascript:alert(1)', 'bad_scheme'],
    ['data:text/calendar,BEGIN', 'bad_scheme'],
    ['https://nama:sandi@kalender.example/', 'credentials'],
    ['https://nama@kalender.example/', 'credentials'],
  ])('%s is %s', (url, expected) => expect(reason(url)).toBe(expected));

  test.each([
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    'router',
    'nas.local',
    'metadata.google.internal',
    'wpad.lan',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '１２７.０.０.１',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:10.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::10.0.0.1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[2001::1]',
  ])('http://%s/ is private, however it is written', (host) => expect(reason(`http://${host}/a.ics`)).toBe('private'));

  test('hosts named are let through, with their port alone where one is given', () => {
    const allowed = '127.0.0.1:9000, nas.local ,[::1]:80';
    expect(reason('http://127.0.0.1:9000/', allowed)).toBe('ok');
    expect(reason('http://2130706433:9000/', allowed)).toBe('ok');
    expect(reason('http://127.0.0.1/', allowed)).toBe('private');
    expect(reason('http://127.0.0.1:9001/', allowed)).toBe('private');
    expect(reason('https://NAS.local:444/', allowed)).toBe('ok');
    expect(reason('http://[::1]/', allowed)).toBe('ok');
    expect(reason('http://a.nas.local/', allowed)).toBe('private');
    expect(reason('http://u:p@nas.local/', allowed)).toBe('credentials');
  });

  test('what is no address is none', () => {
    for (const text of ['', 'a.example', '1.2.3', '1.2.3.256', '1::2::3', ':1', '1:2:3:4:5:6:7:8:9', 'g::', '::1.2.3'])
      expect(isPrivateAddress(text), text).toBe(null);
    expect(isPrivateAddress('fe80::1%eth0')).toBe(true);
    expect(isPrivateAddress('8.8.8.8')).toBe(false);
    expect(isPrivateAddress('2606:4700:4700::1111')).toBe(false);
    expect(isPrivateAddress('::ffff:8.8.8.8')).toBe(false);
  });
});
