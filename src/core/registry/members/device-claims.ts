import { say } from '../../words/say.ts';
import { CLAIMS_REGISTRY, type MemberRow, rfc } from './member-facts.ts';

const ATTESTATION = rfc(9711);

/** What a device says of itself in an Entity Attestation Token. */
export const ATTESTATION_CLAIMS: readonly MemberRow[] = [
  [
    'eat_nonce',
    () => say`A value from the verifier, which proves that the attestation is fresh.`,
    ATTESTATION,
  ],
  ['ueid', () => say`An ID that the device keeps for its whole lifetime.`, ATTESTATION],
  ['sueids', () => say`IDs that the device keeps until its lifecycle state changes.`, ATTESTATION],
  ['oemid', () => say`The hardware manufacturer.`, ATTESTATION],
  ['hwmodel', () => say`The hardware model.`, ATTESTATION],
  ['hwversion', () => say`The hardware version.`, ATTESTATION],
  [
    'oemboot',
    () => say`Whether the device booted with software that its manufacturer authorized.`,
    ATTESTATION,
  ],
  [
    'dbgstat',
    () => say`Whether the device’s debug ports are disabled, and for how long.`,
    ATTESTATION,
  ],
  ['location', () => say`The device’s location on Earth.`, ATTESTATION],
  ['eat_profile', () => say`The profile that defines how to read this attestation.`, ATTESTATION],
  ['submods', () => say`What parts of the device claim about themselves.`, ATTESTATION],
  ['uptime', () => say`How many seconds ago the device booted.`, ATTESTATION],
  ['bootcount', () => say`How many times the device has booted.`, ATTESTATION],
  ['bootseed', () => say`A random value that changes every time the device boots.`, ATTESTATION],
  ['dloas', () => say`Where to find the device’s certifications.`, ATTESTATION],
  ['swname', () => say`The name of the software on the device.`, ATTESTATION],
  ['swversion', () => say`The version of the software on the device.`, ATTESTATION],
  ['manifests', () => say`Lists of the installed software, from its manufacturers.`, ATTESTATION],
  ['measurements', () => say`Measurements of the device’s software and memory.`, ATTESTATION],
  ['measres', () => say`How the measurements compare with the expected values.`, ATTESTATION],
  ['intuse', () => say`The intended use of the attestation.`, ATTESTATION],
  [
    'cmw',
    () => say`An attestation message, wrapped together with its type.`,
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
  ['sip_from_tag', () => say`The tag in the From header of the SIP message.`, SIP],
  ['sip_date', () => say`The Date header of the SIP message.`, SIP],
  ['sip_callid', () => say`The Call-ID header of the SIP message.`, SIP],
  ['sip_cseq_num', () => say`The number in the CSeq header of the SIP message.`, SIP],
  ['sip_via_branch', () => say`The branch in the Via header of the SIP message.`, SIP],
  ['orig', () => say`The caller: a phone number or a URI.`, rfc(8225, '5.2.1')],
  ['dest', () => say`The called parties: phone numbers or URIs.`, rfc(8225, '5.2.1')],
  [
    'mky',
    () => say`Fingerprints of the keys that encrypt the audio and video of a call.`,
    rfc(8225, '5.2.2'),
  ],
  ['rph', () => say`The priorities that the caller may request from the network.`, rfc(8443, '3')],
  [
    'sph',
    () => say`The Priority header of the SIP message, for a callback to an emergency caller.`,
    rfc(9027),
  ],
  [
    'attest',
    () =>
      say`How far the carrier vouches for the caller’s number: “A” is full, “B” is partial, “C” is for the gateway only.`,
    rfc(8588),
  ],
  [
    'origid',
    () => say`An ID, chosen by the carrier, for where the call entered the network.`,
    rfc(8588),
  ],
  [
    'jcard',
    () => say`The caller’s contact card with name and addresses, in jCard format.`,
    rfc(8688),
  ],
  ['div', () => say`The number that the call was diverted from.`, rfc(8946)],
  ['opt', () => say`The PASSporT of the call before it was diverted.`, rfc(8946)],
  ['rcd', () => say`What to show about the caller, such as a name and a logo.`, NAMED_CALLER],
  [
    'rcdi',
    () => say`Hashes that let a verifier detect changes to the displayed caller details.`,
    NAMED_CALLER,
  ],
  ['crn', () => say`The reason for the call, as given by the caller.`, NAMED_CALLER],
  ['msgi', () => say`The hash of the body of the SIP message.`, rfc(9475)],
  [
    'stpl',
    () => say`A response on whether a telephony certificate is revoked, sent with the token.`,
    CLAIMS_REGISTRY,
  ],
  [
    'atc',
    () => say`Proof that an authority allows someone to request a certificate with ACME.`,
    rfc(9447),
  ],
];
