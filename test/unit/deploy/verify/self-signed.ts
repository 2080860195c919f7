import { createSign, generateKeyPairSync } from 'node:crypto'

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts)
const oid = (...bytes: readonly number[]) => tlv(0x06, Buffer.from(bytes))
const time = (text: string) => tlv(0x17, Buffer.from(text))

const commonName = oid(0x55, 0x04, 0x03)
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))

/** For 127.0.0.1, as the one alternative name (RFC 5280 §4.2.1.6). */
const loopback = sequence(oid(0x55, 0x1d, 0x11), tlv(0x04, sequence(tlv(0x87, Buffer.from([127, 0, 0, 1])))))

/** A key and a certificate that only it has signed (RFC 5280 §4.1), made anew so that no key lies in the project. */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const who = sequence(tlv(0x31, sequence(commonName, tlv(0x0c, Buffer.from('pixy-test')))))
  const signed = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    who,
    sequence(time('250101000000Z'), time('491231235959Z')),
    who,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(loopback)),
  )
  const signature = createSign('sha256').update(signed).sign(privateKey)
  const certificate = sequence(signed, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}
