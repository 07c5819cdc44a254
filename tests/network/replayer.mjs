/** A computer on the same network that keeps the notices of one device, and sends them again when it is told to. */
import { createSocket } from 'node:dgram'

const [ip, own] = process.argv.slice(2)
const heard = []
const udp = createSocket({ type: 'udp4', reuseAddr: true })
udp.on('message', (bytes, { address }) => {
  const isAnswer = bytes.length > 12 && (bytes[2] & 0x80) !== 0
  if (address !== ip || !isAnswer) return
  heard.push(bytes)
  console.log(heard.length)
})
udp.bind(5353, () => {
  udp.addMembership('224.0.0.251', own)
  udp.setMulticastInterface(own)
  console.log(0)
})
process.stdin.once('data', () => {
  const old = [...heard]
  setInterval(() => {
    for (const bytes of old) udp.send(bytes, 5353, '224.0.0.251')
  }, 50)
})
