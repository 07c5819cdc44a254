/** The challenges of the Local-First lab, by id. */
export const localfirstScenarios = {
  'lost-write': {
    title: 'Lose a write, and nobody notices',
    story: [
      'A shopping list on two devices. Each change carries the time of the device’s clock, and when two versions meet, the higher time wins. The phone’s clock is an hour fast.',
      'Make both devices accept a change, and end with both in full agreement and one of the changes gone. Then look at which one went.',
    ],
    goals: {
      apart: 'Both devices accepted a change without having heard of the other’s.',
      lost: 'They agree, and an accepted write is on neither of them.',
      later: 'The write that was lost is the one that was made later.',
    },
    hints: [
      'Two changes miss each other when each is made before the other has arrived. Cutting the link makes sure of that.',
      'Cut the link, then write on the phone first. Its clock says that this happened in an hour.',
      'Let a moment pass, write on the laptop, connect again and run until quiet.',
    ],
    question:
      'Two devices agree after a sync under last writer wins. What may have happened to a write that one of them accepted, and why is a wall clock a poor judge?',
    answer:
      'The write may be gone although its device said it was saved, because agreement only means that all hold the same value. The register keeps the higher stamp, so a clock that runs fast beats writes that were made later, and on a device that has heard of the fast stamp a new write can lose at once. A hybrid clock, which never stamps below what it has seen, mends only the second: of two writes made apart the fast clock’s still wins.',
  },
  'any-order': {
    title: 'Converge in any order',
    story: [
      'Three devices, and a network that delivers messages late, twice and in the wrong order. Merging is meant to bear all of that.',
      'Let all three write while they are apart. Then let the network do its worst, and end with every word on every device. Try the same under last writer wins: it converges as well.',
    ],
    goals: {
      three: 'All three wrote while none had heard of the others.',
      disorder: 'A message was overtaken, and a message came twice.',
      whole: 'All three have the same text, and every word that was typed is in it.',
    },
    hints: [
      'Cut all three links before the first edit.',
      'Switch on “Reorder” and “Duplicate” for the links, then connect them.',
      'To be overtaken a message needs one behind it: type several words on one device, with waits of 100 ms, before you run until quiet.',
    ],
    question: 'What must a merge be like so that replicas converge when messages are reordered, grouped and repeated?',
    answer:
      'Commutative, associative and idempotent: then order, grouping and repetition do not matter. Yjs passes over what it knows already, and what comes before its cause waits for it. Last writer wins has all three properties and converges too. Converging says that the replicas agree, not that nothing was lost.',
  },
  'few-bytes': {
    title: 'Catch up in few bytes',
    story: [
      'Two devices with the same long recipe. The laptop has one sentence more, at the very end. Nothing is sent by itself here: you choose each message.',
      'Delete a few letters on the phone, then make both equal for at most 150 bytes in all. The whole text takes more than ten times as much. On the way you will meet two devices with equal state vectors and different texts.',
    ],
    goals: {
      calm: 'At one moment the state vectors were equal and the texts were not.',
      level: 'Both have the same text: the laptop’s sentence is in it, and what the phone deleted is not.',
      few: 'And at most 150 bytes were sent in all.',
    },
    hints: [
      'A device can send only what is missing if it knows what the other has. That is what the state vector says.',
      'The phone sends its vector, the laptop what the phone lacks. Run until quiet after each message.',
      'A deletion raises no clock, so equal vectors do not show it. Do the same again the other way round.',
    ],
    question:
      'Two Yjs replicas have equal state vectors. Are their documents equal? And what do the two messages of an exchange hold?',
    answer:
      'Not necessarily: deleting creates no element and raises no clock, so one may lack deletions. The first message is the state vector, a number for each client. The reply holds the elements that are missing, and the whole delete set. So it costs little more than the difference, as long as few things were ever deleted; Drydock’s own sync compares digests of deletions first.',
  },
  'add-remove': {
    title: 'Adding meets removing',
    story: [
      'Tags in an observed-remove set: every adding has an id of its own, and a removal takes away the ids that it has seen.',
      'There are three races below. Predict the outcome of each, then run it, one tag for each race. Do nothing else to that tag, or the race shows something else.',
    ],
    goals: {
      urgent: '“urgent”: removed and added again at the same time, as predicted.',
      review: '“review”: added, heard of, then removed, as predicted.',
      done: '“done”: added on both, removed by one that knew only its own, as predicted.',
    },
    hints: [
      'Ask of each removal which addings it had seen.',
      'A removal cannot take away an adding that it has not heard of, whichever came later by the clock.',
      'Run “review” while connected. Then cut the link for the other two, connect it and run until quiet.',
    ],
    question:
      'In an observed-remove set one replica removes an element while another adds it again, neither having heard of the other. What is the result, and why?',
    answer:
      'It is there. Each adding has its own id, and the removal takes away only the ids that it had seen; the concurrent adding’s id is not among them. Which of the two came later by a clock plays no part. An entry of a plain Y.Map under the tag’s name would not do: there each key is a register, and of two addings at the same time only one would be left to remove.',
  },
  'exact-counter': {
    title: 'A counter that is exact',
    story: [
      'Visitors are counted at three doors, and some leave again. Each device has one plain number that all share, and one counter made of shares: every device changes only its own, ups and downs apart, and the sum is shown.',
      'Count on all three while they are apart, up and down, with both counters. Make the plain number wrong and the sum right.',
    ],
    goals: {
      short: 'The devices agree on a plain number that is not what was counted.',
      'both-ways': 'One device counted up and another down, at the same time, with shares.',
      exact: 'All three counted with shares, some of it apart, and the sum is exact.',
    },
    hints: [
      'As long as each device has heard of the last count before it counts, the plain number is right. That is luck, not a promise.',
      'Cut all three links. Count with both counters on every device, once down.',
      'Connect all links again and run until quiet.',
    ],
    question: 'Why does a plain number in a merging document lose counts, and how does a PN-counter avoid it?',
    answer:
      'A plain number is a register: two devices read 0, both write 1, one of the writes stays (in Yjs that of the higher client ID, not the later one), and two counts have become one. A PN-counter keeps for each device how often it counted up and how often down. Each device writes only its own entries, so nothing is overwritten, and the value is the sum.',
  },
  'unique-name': {
    title: 'A name for two',
    story: [
      'Each device registers a service under a name. Before it takes one, it checks that no service it knows of has that name. So names are unique. Are they?',
      'Get the same name accepted twice, see what merging makes of it, and repair it.',
    ],
    goals: {
      accepted: 'Both devices took the same name, and both checks were right.',
      clash: 'The devices agree, and both services have that name.',
      repaired: 'One of them, knowing of both, took another name, and the devices agree.',
    },
    hints: [
      'A check sees only what has arrived.',
      'Cut the link, take the same name on both, and connect again.',
      'Once the clash is seen on both, one of them has to give way. No merge can say which.',
    ],
    question: 'Why can merging alone not keep a name unique, and what can be done?',
    answer:
      'Each replica checks against what it has heard, and both checks are right when they are made. The merge keeps both names, or drops one that was promised. The rule needs coordination before the act (one place that decides, or names divided beforehand), or an apology after it: see the clash and rename.',
  },
  'lock-availability': {
    title: 'The price of the lock',
    story: [
      'Three people edit the on-call list. The laptop has it, and the others ask the laptop for each write. So nothing is ever lost, and there is one answer. Then the tablet’s train goes into a tunnel.',
      'Predict which share of the edits is accepted. Cut the tablet off from both others, try exactly two edits on each device (what you type in one go is one edit), and compare with the other two ways.',
    ],
    goals: {
      measured: 'With the tablet cut off, each device tried two edits under the lock.',
      predicted: 'You predicted the share that was accepted.',
      compared: 'The comparison shows a lock that refused, and a merge that accepted all and lost none.',
    },
    hints: [
      'Which devices reach the laptop while the tablet is cut off?',
      'Typing in one go is one edit, and a moment’s rest ends it. Type a letter on each device, then one more on each.',
      'Both links of the tablet must be cut, laptop–tablet and phone–tablet. Then compare.',
    ],
    question:
      'A central lock under a partition: which edits are refused, and what does the CAP theorem have to do with it?',
    answer:
      'All edits on the side that cannot reach the lock’s server; the other side goes on. If messages can be lost, no system can be linearizable and also answer every request at a working node. The lock keeps consistency and refuses. A merging replica answers from what it has and converges later.',
  },
  'three-ways': {
    title: 'One script, three ways',
    story: [
      'Everything is here: three devices, text, tags, both counters, names and all that can happen to a link. Do with it what you like.',
      'Find a script that costs something under two of the three ways: last writer wins loses a write, the lock refuses an edit, and the merge does neither. Edit at least four times, then compare.',
    ],
    goals: {
      loses: 'Under last writer wins an accepted write is lost.',
      refuses: 'Under the lock an edit is refused.',
      keeps: 'The merge accepted every edit, the devices agree, and it lost fewer writes than last writer wins.',
    },
    hints: [
      'While every edit has arrived before the next is made, all three do the same. Cut something.',
      'The lock refuses those who cannot reach the laptop. Registers lose where two write the same item apart.',
    ],
    question: 'What do last writer wins, a central lock and a CRDT each give up when devices are apart?',
    answer:
      'Last writer wins accepts every edit and drops all but one of those that met. The lock loses nothing and refuses whoever cannot reach it. A CRDT accepts all and keeps all that its type can express, and gives up rules over all data, such as unique names, and a single obvious answer. A plain number in it is still a register.',
  },
} as const
