import { say } from '../../words/say.ts';
import { CLAIMS_REGISTRY, type MemberRow, rfc } from './member-facts.ts';

const ATTESTATION = rfc(9711);

/** What a device says of itself in an Entity Attestation Token. */
export const ATTESTATION_CLAIMS: readonly MemberRow[] = [
  [
    'eat_nonce',
    () => say`A value of the receiver's, which proves that the attestation is fresh.`,
    ATTESTATION,
  ],
  ['ueid', () => say`An id that the device keeps for all its life.`, ATTESTATION],
  ['sueids', () => say`Ids that the device keeps until its state of life changes.`, ATTESTATION],
  ['oemid', () => say`The maker of the hardware.`, ATTESTATION],
  ['hwmodel', () => say`The model of the hardware.`, ATTESTATION],
  ['hwversion', () => say`The version of the hardware.`, ATTESTATION],
  [
    'oemboot',
    () => say`Whether the device was started with software that its maker authorized.`,
    ATTESTATION,
  ],
  [
    'dbgstat',
    () => say`Whether the debugging ports of the device are shut, and for how long.`,
    ATTESTATION,
  ],
  ['location', () => say`Where on earth the device is.`, ATTESTATION],
  ['eat_profile', () => say`The profile that says how to read this attestation.`, ATTESTATION],
  ['submods', () => say`What parts of the device say of themselves.`, ATTESTATION],
  ['uptime', () => say`How many seconds ago the device was started.`, ATTESTATION],
  ['bootcount', () => say`How many times the device was started.`, ATTESTATION],
  ['bootseed', () => say`A random value that changes with every start of the device.`, ATTESTATION],
  ['dloas', () => say`Where to find the certifications of the device.`, ATTESTATION],
  ['swname', () => say`The name of the software on the device.`, ATTESTATION],
  ['swversion', () => say`The version of the software on the device.`, ATTESTATION],
  [
    'manifests',
    () => say`Lists of what software was installed, from those who made it.`,
    ATTESTATION,
  ],
  [
    'measurements',
    () => say`What was measured of the software and the memory of the device.`,
    ATTESTATION,
  ],
  ['measres', () => say`How measurements compare with the values that were expected.`, ATTESTATION],
  ['intuse', () => say`What the attestation is meant for.`, ATTESTATION],
  [
    'cmw',
    () => say`A message of an attestation, wrapped together with its type.`,
    {
      title: 'draft-ietf-rats-msg-wrap',
      url: 'https://datatracker.ietf.org/doc/draft-ietf-rats-msg-wrap/',
    },
  ],
];

const SIP = rfc(8055);
const NAMED_CALLER = rfc(9795);

/** What a telephone call says of itself: PASSporT, SHAKEN and SIP. */
export const CALL_CLAIMS: readonly MemberRow[] = [
  ['sip_from_tag', () => say`The tag of the From header of the SIP message.`, SIP],
  ['sip_date', () => say`The Date header of the SIP message.`, SIP],
  ['sip_callid', () => say`The Call-ID header of the SIP message.`, SIP],
  ['sip_cseq_num', () => say`The number in the CSeq header of the SIP message.`, SIP],
  ['sip_via_branch', () => say`The branch in the Via header of the SIP message.`, SIP],
  ['orig', () => say`Who calls: a number or an address.`, rfc(8225, '5.2.1')],
  ['dest', () => say`Who is called: numbers or addresses.`, rfc(8225, '5.2.1')],
  [
    'mky',
    () => say`Fingerprints of the keys that encrypt the sound and pictures of a call.`,
    rfc(8225, '5.2.2'),
  ],
  ['rph', () => say`The priorities that the caller may ask of the network.`, rfc(8443, '3')],
  [
    'sph',
    () => say`The Priority header of the SIP message, for a call back to whoever called for help.`,
    rfc(9027),
  ],
  [
    'attest',
    () =>
      say`How far the carrier vouches for the caller's number: A in full, B in part, C for the gateway only.`,
    rfc(8588),
  ],
  [
    'origid',
    () => say`An id, of the carrier's own choice, of where the call came into the network.`,
    rfc(8588),
  ],
  ['jcard', () => say`The caller's card with name and addresses, in jCard form.`, rfc(8688)],
  ['div', () => say`The number from which the call was diverted.`, rfc(8946)],
  ['opt', () => say`The PASSporT of the call before it was diverted.`, rfc(8946)],
  ['rcd', () => say`What is to be shown of the caller, such as a name and a logo.`, NAMED_CALLER],
  [
    'rcdi',
    () => say`Hashes by which a receiver sees that what is shown of the caller was not changed.`,
    NAMED_CALLER,
  ],
  ['crn', () => say`The reason for the call, as the caller gives it.`, NAMED_CALLER],
  ['msgi', () => say`The hash of the body of the SIP message.`, rfc(9475)],
  [
    'stpl',
    () =>
      say`An answer on whether a certificate of telephony is revoked, put along with the token.`,
    CLAIMS_REGISTRY,
  ],
  [
    'atc',
    () => say`The proof that an authority lets somebody ask for a certificate by ACME.`,
    rfc(9447),
  ],
];
