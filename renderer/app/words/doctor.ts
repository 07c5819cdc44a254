/** Why two devices do not see each other. A case that has no words of its own is told by its state. */
export const doctor = {
  title: 'Doctor',
  lead: 'When two devices do not find each other, this looks at the usual reasons, one by one. Nothing is changed by it.',
  examine: 'Examine',
  again: 'Examine once more',
  examining: 'Examining… this takes up to half a minute.',
  failed: 'The examination could not be made: the devices’ process does not answer. Switch devices off and on again.',
  off: 'Devices are switched off, so there is nothing to examine. Switch them on first.',
  allGood: 'Everything that can be examined from here is as it should be.',
  allGoodHow: 'If the other device is still not found, examine it too, on its own screen.',
  some_one: 'One thing may keep the devices apart.',
  some_other: '{{count}} things may keep the devices apart.',
  list: 'What was found',
  copy: 'Copy as text',
  copied: 'Copied.',
  copyFailed: 'It could not be copied.',
  todo: 'What to do',
  named: 'Found: {{values}}',
  state: { good: 'Good', warn: 'Look at this', bad: 'Wrong', unknown: 'Not known' },
  about: {
    process: 'The devices’ process',
    interfaces: 'Networks',
    vpn: 'VPN',
    multicast: 'Calling into the network',
    listening: 'Listening',
    neighbours: 'Devices that answer',
    reachability: 'Reaching them',
    isolation: 'Keeping apart',
    versions: 'Versions',
    clock: 'Clock',
    trust: 'Trust',
  },
  by: {
    process: {
      good: 'It runs.',
      warn: 'It was started again after it stopped.',
      bad: 'It does not run.',
      unknown: 'Whether it runs could not be found out.',
    },
    interfaces: {
      good: 'This computer is in a network.',
      warn: 'This computer is in a network, but in one that gave it no proper address.',
      bad: 'This computer is in no network.',
      unknown: 'The networks of this computer could not be read.',
    },
    vpn: {
      good: 'No VPN is in the way.',
      warn: 'A VPN is on. Many of them take over all connections, also those to your own network.',
      bad: 'A VPN takes over the connections to your own network.',
      unknown: 'Whether a VPN is on could not be found out.',
    },
    multicast: {
      good: 'Calls into the network go out.',
      warn: 'Calls into the network go out only in part.',
      bad: 'Calls into the network do not go out, so devices cannot find each other by themselves.',
      unknown: 'Whether calls into the network go out could not be found out.',
    },
    listening: {
      good: 'This device listens, so that others can reach it.',
      warn: 'This device listens, though not at its usual port.',
      bad: 'This device cannot listen, so that others cannot reach it.',
      unknown: 'Whether this device listens could not be found out.',
    },
    neighbours: {
      good: 'Your other devices answer.',
      warn: 'Some of your other devices do not answer.',
      bad: 'None of your other devices answers.',
      unknown: 'No other device is paired, so none can answer.',
    },
    reachability: {
      good: 'They can be reached.',
      warn: 'Some of them answer but cannot be reached.',
      bad: 'They answer, but a connection to them is not let through.',
      unknown: 'There was nobody to reach.',
    },
    isolation: {
      good: 'The network does not keep devices apart.',
      warn: 'The network may keep devices apart, as guest and hotel networks do.',
      bad: 'The network keeps devices apart, as guest and hotel networks do.',
      unknown: 'Whether the network keeps devices apart shows only when another one is looked for.',
    },
    versions: {
      good: 'All devices understand each other.',
      warn: 'A device has another version of Drydock, which still understands this one.',
      bad: 'A device has a version of Drydock that does not understand this one.',
      unknown: 'No device told its version yet.',
    },
    clock: {
      good: 'The clocks agree.',
      warn: 'The clocks differ. Sync does not need them, but reviews are dated by them.',
      bad: 'The clocks differ by more than a day: reviews from there wait until their time has come.',
      unknown: 'No device told its time yet.',
    },
    trust: {
      good: 'The devices trust each other.',
      warn: 'A device has not yet heard of the newest list of trusted devices.',
      bad: 'A device does not trust this one any more.',
      unknown: 'No other device is paired.',
    },
  },
  /** What the process can tell more closely. */
  cases: {
    process: {
      running: 'It runs.',
      cut: 'It runs, but this device is cut off by the switch in the X-ray.',
      off: 'Devices are switched off.',
      failed: 'It has stopped: {{reason}}',
      noAnswer: 'It runs, but does not answer.',
    },
    interfaces: {
      none: 'This computer is in no network.',
      onlyLoopback: 'This computer is in no network: it can only talk to itself.',
      onlyLinkLocal: 'The network gave this computer no proper address, only {{address}}.',
      onlyIPv6: 'This computer has only an IPv6 address here, {{address}}. Devices are looked for over IPv4.',
      up: 'This computer is in a network by {{interface}}, as {{address}}.',
    },
    vpn: {
      none: 'No VPN is on.',
      up: '{{interface}} looks like a VPN. Many of them take over all connections, also those to your own network.',
    },
    multicast: {
      noGroup: 'Nothing is called into the network while no other device is paired.',
      noSocket: 'Nothing can be called into the network: no network lets Drydock.',
      echo: 'A call into the network of {{address}} came back, as it should.',
      noEcho:
        'A call into the network of {{address}} did not come back, so devices may not find each other by themselves.',
    },
    listening: {
      noAddress: 'There is no address to listen at.',
      open: 'This device listens at {{address}}.',
      refused: 'This device does not listen at {{address}}.',
      timeout: 'This device cannot be reached at {{address}}, not even by itself: a firewall drops it.',
      unreachable: 'This device cannot be reached at {{address}}, not even by itself.',
    },
    neighbours: {
      noGroup: 'No other device is paired, so none can answer.',
      heard: 'Your devices that answer in this network: {{count}}.',
      none: 'None of your other devices answers in this network.',
    },
    reachability: {
      connected: '{{device}} is connected, at {{address}}.',
      noAddress: '{{device}} was heard, but has not said at which address.',
      notHeard: '{{device}} has not been heard in this network.',
      open: '{{device}} can be reached at {{address}}, but is not connected. It may be so in a moment.',
      refused: 'At {{address}} a computer answers, but {{device}} does not listen there. Drydock may be closed on it.',
      timeout: '{{device}} does not answer at {{address}}. It may be off, asleep, or in another network.',
      unreachable: 'There is no way to {{device}} at {{address}} from this network.',
    },
    isolation: {
      timeout:
        '{{device}} is heard in this network, but connections to {{address}} are swallowed: by the Wi-Fi, which keeps devices apart, or by a firewall.',
      unreachable:
        '{{device}} is heard in this network, but there is no way to {{address}}: the Wi-Fi may keep devices apart.',
    },
    versions: {
      olderThere: '{{device}} has an older Drydock ({{version}}), which this one does not understand.',
      newerThere: '{{device}} has a newer Drydock ({{version}}), which does not understand this one.',
    },
    clock: {
      same: 'The clocks of this device and {{device}} agree.',
      ahead: 'The clock of {{device}} is {{time}} ahead. Sync does not need clocks, but reviews are dated by them.',
      behind: 'The clock of {{device}} is {{time}} behind. Sync does not need clocks, but reviews are dated by them.',
    },
    trust: {
      devices: 'Devices that this one trusts: {{count}}.',
      alone: 'No other device is paired.',
      notTrusted: '{{device}} does not know this device any more.',
      removed: '{{device}} removed this device from the group.',
    },
  },
  adviceOf: {
    trust: { alone: 'Pair a device, under “Devices”.' },
    process: { off: 'Switch devices on.' },
    reachability: {
      open: 'Wait a moment, then examine once more.',
      notHeard: 'Open Drydock on it, switch its devices on, and look whether both are in the same network.',
      refused: 'Open Drydock on it, and switch its devices on.',
    },
  },
  /** Advice by finding; that of the own system stands first. */
  advice: {
    process:
      'Switch devices off and on again. If it stops again, start Drydock anew; nothing that you made is touched.',
    interfaces: 'Join the same Wi-Fi, or connect both with a cable or a phone’s hotspot. The internet is not needed.',
    vpn: 'Allow local connections in the VPN’s settings (“local network”, “LAN access”, “split tunnel”), or switch it off while the devices sync.',
    multicast: 'Type the other device’s address by hand, under “Addresses” in its entry.',
    listening: 'Another program may use the port. Close it, or start Drydock anew.',
    neighbours:
      'Open Drydock on the other device, switch its devices on, wake it up, and look whether both are in the same network.',
    reachability: 'A firewall on the other device may be in the way: examine it there too.',
    isolation:
      'Use another network, such as a phone’s hotspot, or a cable. Or carry a file across: see “Without a network”.',
    versions: 'Update the older one. What is on both stays.',
    clock: 'Set the date and time, on the one that is wrong, to be set automatically.',
    trust: 'Pair the two again. Nothing that you made is lost by that.',
  },
  system: {
    win32:
      'Windows: in “Windows Security → Firewall → Allow an app”, allow Drydock in private networks, and set this network to “Private”.',
    darwin: 'macOS: in “System Settings → Privacy & Security → Local Network”, allow Drydock.',
    linux:
      'Linux: let the firewall (ufw, firewalld) pass UDP 5353 and Drydock’s TCP port, which stands under “This device”.',
  },
} as const
