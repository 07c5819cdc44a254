/** A computer on the same network that means ill: run in a namespace with the victim's address, and the group's mDNS name. */
import { createSocket } from 'node:dgram'
import { connect } from 'node:net'

const [ip, port, own, service] = process.argv.slice(2)
const sockets = []
const open = (bytes) => {
  const socket = connect({ host: ip, port: Number(port) })
  socket.on('error', () => undefined)
  socket.on('connect', () => bytes && socket.write(bytes))
  sockets.push(socket)
}
const mss = Buffer.from('\x13/multistream/1.0.0\n\x07/noise\n', 'latin1')
// Half-open sessions: nothing, half a handshake, garbage, a handshake that never ends.
setInterval(() => {
  if (sockets.length >= 1_000) return
  for (let at = 0; at < 5; at += 1) open()
  for (let at = 0; at < 3; at += 1) open(mss)
  open(Buffer.from('GET / HTTP/1.1\r\nHost: drydock\r\n\r\n'))
  open(Buffer.concat([mss, Buffer.alloc(60_000, 255)]))
}, 50)

const name = (written) =>
  Buffer.concat([
    ...written.split('.').map((part) => Buffer.from([part.length, ...Buffer.from(part)])),
    Buffer.from([0]),
  ])
const answer = (data) =>
  Buffer.concat([
    Buffer.from([0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
    name(service),
    Buffer.from([0, 16, 0, 1, 0, 0, 0, 120, (data.length + 1) >> 8, (data.length + 1) & 255, data.length]),
    data,
  ])
const question = Buffer.concat([
  Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
  name(service),
  Buffer.from([0, 16, 0, 1]),
])
// A name that points to itself, counts that lie, and noise.
const loop = Buffer.from([0, 0, 0x84, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0xc0, 12, 0, 16, 0, 1])
const udp = createSocket({ type: 'udp4', reuseAddr: true })
udp.bind(5353, () => {
  udp.setMulticastInterface(own)
  setInterval(() => {
    for (let at = 0; at < 30; at += 1) {
      const noise = Buffer.from(Array.from({ length: 100 }, () => Math.floor(Math.random() * 256)))
      for (const packet of [answer(noise), question, loop, noise]) udp.send(packet, 5353, '224.0.0.251')
    }
  }, 20)
})
setInterval(() => console.log(sockets.length), 500)
