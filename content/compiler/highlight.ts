/** Highlights code while the course is compiled: Shiki's tokens become the kinds that the app's tokens colour. */
import {
  createCssVariablesTheme,
  createHighlighterCore,
  type HighlighterCore,
  type LanguageRegistration,
} from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import bash from 'shiki/langs/bash.mjs'
import c from 'shiki/langs/c.mjs'
import diff from 'shiki/langs/diff.mjs'
import docker from 'shiki/langs/docker.mjs'
import go from 'shiki/langs/go.mjs'
import http from 'shiki/langs/http.mjs'
import ini from 'shiki/langs/ini.mjs'
import json from 'shiki/langs/json.mjs'
import python from 'shiki/langs/python.mjs'
import sql from 'shiki/langs/sql.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import yaml from 'shiki/langs/yaml.mjs'
import type { CodeToken, CodeTokenKind } from '../../renderer/study/course/course'

type Line = readonly CodeToken[]

export const languages = [
  'bash',
  'console',
  'c',
  'diff',
  'docker',
  'go',
  'http',
  'ini',
  'json',
  'promql',
  'python',
  'sql',
  'text',
  'typescript',
  'yaml',
] as const
export type Language = (typeof languages)[number]

export const isLanguage = (name: string): name is Language => languages.some((language) => language === name)

const prefix = '--code-'
const kinds: Readonly<Record<string, CodeTokenKind>> = {
  'token-comment': 'comment',
  'token-constant': 'constant',
  'token-deleted': 'keyword',
  'token-function': 'function',
  'token-inserted': 'string',
  'token-keyword': 'keyword',
  'token-link': 'link',
  'token-parameter': 'parameter',
  'token-punctuation': 'punctuation',
  'token-string': 'string',
  'token-string-expression': 'string',
}
const kindOf = (colour: string | undefined) => kinds[/^var\(--code-([a-z-]+)\)$/.exec(colour ?? '')?.[1] ?? '']

/** Shiki has no grammar for Prometheus' query language. */
const promql: LanguageRegistration = {
  name: 'promql',
  scopeName: 'source.promql',
  repository: {},
  patterns: [
    { name: 'comment.line', match: '#.*$' },
    { name: 'string.quoted', match: '"(\\\\.|[^"\\\\])*"|\'(\\\\.|[^\'\\\\])*\'|`[^`]*`' },
    {
      name: 'keyword.control',
      match: '\\b(by|without|on|ignoring|group_left|group_right|offset|bool|and|or|unless)\\b',
    },
    { name: 'constant.numeric', match: '\\b\\d+(\\.\\d+)?([eE][+-]?\\d+)?(ms|[smhdwy])?(\\d+(ms|[smhdwy]))*\\b' },
    { name: 'support.function', match: '\\b[a-zA-Z_]\\w*(?=\\s*(\\(|(by|without)\\b))' },
    { name: 'variable.parameter.function', match: '\\b[a-zA-Z_]\\w*(?=\\s*(=~|!~|!=|=)\\s*["\'`])' },
    { name: 'keyword.operator', match: '=~|!~|!=|==|>=|<=|[-+*/%^<>=@]' },
    { name: 'punctuation.separator', match: '[{}()\\[\\],:]' },
  ],
}

let opened: Promise<HighlighterCore> | undefined

function open(): Promise<HighlighterCore> {
  opened ??= createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [createCssVariablesTheme({ variablePrefix: prefix, fontStyle: false })],
    langs: [bash, c, diff, docker, go, http, ini, json, python, sql, typescript, yaml, promql],
  })
  return opened
}

/** Gives a function rather than a promise for each block, so that the trees are made in one pass. */
export async function openHighlighter(): Promise<(code: string, language: Language) => readonly Line[]> {
  const shiki = await open()
  return (code, language) => {
    if (language === 'text') return code.split('\n').map((line) => (line === '' ? [] : [line]))
    return language === 'console' ? session(shiki, code) : tokens(shiki, code, language)
  }
}

function tokens(shiki: HighlighterCore, code: string, lang: string): readonly Line[] {
  return shiki
    .codeToTokensBase(code, { lang, theme: 'css-variables' })
    .map((line) => merge(line.map((token) => withKind(kindOf(token.color), token.content))))
}

/** Lines that begin with a prompt are typed, and so are those that a backslash at the end carries on. */
function session(shiki: HighlighterCore, code: string): readonly Line[] {
  let isTyped = false
  return code.split('\n').map((line) => {
    const prompt = /^[$#] /.exec(line)?.[0] ?? (isTyped ? (/^> /.exec(line)?.[0] ?? '') : undefined)
    isTyped = prompt !== undefined && line.endsWith('\\')
    if (prompt === undefined) return line === '' ? [] : [line]
    const typed = tokens(shiki, line.slice(prompt.length), 'bash')[0] ?? []
    return prompt === '' ? typed : [['prompt', prompt], ...typed]
  })
}

const withKind = (kind: CodeTokenKind | undefined, text: string): CodeToken => (kind ? [kind, text] : text)

/** Neighbours of one kind become one token, and blanks take the kind before them: half the size of the trees. */
function merge(line: readonly CodeToken[]): Line {
  const merged: CodeToken[] = []
  for (const token of line) {
    const last = merged.at(-1)
    const kind = typeof token === 'string' ? undefined : token[0]
    const text = typeof token === 'string' ? token : token[1]
    const lastKind = typeof last === 'string' ? undefined : last?.[0]
    if (last === undefined || (kind !== lastKind && text.trim() !== '')) {
      if (text !== '') merged.push(token)
    } else merged[merged.length - 1] = withKind(lastKind, (typeof last === 'string' ? last : last[1]) + text)
  }
  return merged
}
