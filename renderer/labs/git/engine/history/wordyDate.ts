/** `3 days ago`, `last friday at noon`, `Jan 1`: dates in words, read as generously as git reads them. */
import { dayNames, momentOf, monthNames, secondsOf } from './moment'

const day = 86_400
const spans = { seconds: 1, minutes: 60, hours: 3600, days: day, weeks: 7 * day }
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** The second that is meant, beside the present one; undefined where no word says anything of a date. */
export function wordyDate(text: string, now: number): number | undefined {
  const reader = new Reader(now)
  let isUnderstood = false
  for (const [token] of text.matchAll(/\d+(?:[-/.:]\d+(?:[-/.:]\d+)?)?|[A-Za-z]+/g)) {
    if (/^\d/.test(token)) {
      reader.digits(token)
      isUnderstood = true
    } else if (reader.word(token.toLowerCase())) isUnderstood = true
  }
  reader.place()
  return isUnderstood ? reader.settle(0) : undefined
}

class Reader {
  /** Undefined where nothing has been said of it. */
  private year: number | undefined
  private month: number | undefined
  private day: number | undefined
  private weekday: number
  private time: [number, number, number]
  /** A number that nothing has used yet. */
  private count = 0

  constructor(private readonly now: number) {
    const { hour, minute, second, weekday } = momentOf(now)
    this.time = [hour, minute, second]
    this.weekday = weekday
  }

  /** A number without a unit is a day, a month or a year, whichever is missing. */
  place(): void {
    const { count } = this
    this.count = 0
    if (count === 0) return
    if (this.day === undefined && count < 32) this.day = count
    else if (this.month === undefined && count < 13) this.month = count - 1
    else this.year ??= fullYear(count)
  }

  /** Fills in what was not said from the present, goes back and gives where that is. */
  settle(back: number): number {
    const today = momentOf(this.now)
    const month = this.month ?? today.month
    const year = this.year ?? today.year - (month > today.month ? 1 : 0)
    const at = secondsOf(year, month, this.day ?? today.day, ...this.time) - back
    this.become(at)
    return at
  }

  private become(at: number): void {
    const moment = momentOf(at)
    ;({ year: this.year, month: this.month, day: this.day, weekday: this.weekday } = moment)
    this.time = [moment.hour, moment.minute, moment.second]
  }

  digits(token: string): void {
    this.place()
    const [, first = '', sign, second = '', third] = /^(\d+)(?:(\D)(\d+)(?:\D(\d+))?)?$/.exec(token) ?? []
    if (sign !== undefined && this.joined(sign, Number(first), Number(second), third)) return
    if (!first.startsWith('0') || first.length < 3) this.count = Number(first)
    const rest = token.slice(first.length + 1)
    if (rest !== '') this.digits(rest)
  }

  /** Two or three numbers that are a time or a date; false where they are none. */
  private joined(sign: string, one: number, two: number, last: string | undefined): boolean {
    const three = last === undefined ? undefined : Number(last)
    if (sign === ':') {
      if (one > 24 || two > 59 || (three ?? 0) > 60) return false
      this.time = [one, two, three ?? 0]
      return true
    }
    if (one > 70 && (this.date(one, two, three, true) || this.date(one, three, two, true))) return true
    if (sign === '.') return this.date(three, two, one) || this.date(three, one, two)
    return this.date(three, one, two) || this.date(three, two, one)
  }

  private date(year: number | undefined, month = 0, date = 0, mayBeLater = false): boolean {
    const whole = year === undefined ? undefined : fullYear(year)
    if (month < 1 || month > 12 || date < 1 || date > 31 || (year !== undefined && whole === undefined)) return false
    const at = secondsOf(whole ?? momentOf(this.now).year, month - 1, date, ...this.time)
    if (!mayBeLater && at > this.now + 10 * day) return false
    ;[this.month, this.day] = [month - 1, date]
    this.year = whole ?? this.year
    return true
  }

  /** Whether the word says anything. */
  word(word: string): boolean {
    const month = monthNames.findIndex((name) => begins(name, word, 3))
    if (month >= 0) this.month = month
    else if (!this.named(word)) return this.counted(word)
    return true
  }

  private named(word: string): boolean {
    const clock = { midnight: 0, noon: 12, tea: 17 }
    const count = this.count
    if (word in clock) {
      this.place()
      const hour = clock[word as keyof typeof clock]
      if (this.time[0] < hour) this.settle(day)
      this.time = [hour, 0, 0]
      return true
    }
    if (!['yesterday', 'now', 'never', 'am', 'pm'].includes(word)) return false
    this.count = 0
    if (word === 'yesterday') this.settle(day)
    else if (word === 'now') this.settle(0)
    else if (word === 'never') this.become(0)
    else {
      if (count > 0) this.time = [count, 0, 0]
      this.time[0] = (this.time[0] % 12) + (word === 'pm' ? 12 : 0)
    }
    return true
  }

  /** A unit or a weekday after its number, or the number itself. */
  private counted(word: string): boolean {
    const { count } = this
    if (count === 0) {
      this.count = word === 'last' ? 1 : Math.max(0, numbers.indexOf(word))
      return this.count > 0
    }
    const span = Object.entries(spans).find(([name]) => begins(name, word, name.length - 1))
    const weekday = dayNames.findIndex((name) => begins(`${name}s`, word, 3))
    const isMonths = begins('months', word, 5)
    if (!span && weekday < 0 && !isMonths && !begins('years', word, 4)) return false
    this.count = 0
    if (span) this.settle(span[1] * count)
    else if (weekday >= 0) {
      const apart = this.weekday - weekday
      this.settle((apart + 7 * (apart <= 0 ? count : count - 1)) * day)
    } else {
      this.settle(0)
      const months = (this.year ?? 0) * 12 + (this.month ?? 0) - count * (isMonths ? 1 : 12)
      ;[this.year, this.month] = [Math.floor(months / 12), months % 12]
    }
    return true
  }
}

const begins = (name: string, word: string, least: number): boolean =>
  word.length >= least && name.toLowerCase().startsWith(word)

const fullYear = (year: number): number | undefined => {
  if (year > 1969 && year < 2100) return year
  if (year > 69 && year < 100) return 1900 + year
  return year < 38 ? 2000 + year : undefined
}
