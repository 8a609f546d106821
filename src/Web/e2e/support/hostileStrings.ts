const run = 'pwned=1';

const forms = [
  (code: string) => `<script>${code}</script>`,
  (code: string) => `<img src=x onerror="${code}">`,
  (code: string) => `<svg onload=${code}>`,
  (code: string) => `"><script>${code}</script>`,
  (code: string) => `'><img src=x onerror=${code}>`,
  (code: string) => `</p><iframe srcdoc="<script>${code}</script>">`,
  (code: string) => `[x](javascript:${code})`,
  (code: string) => `![x](x" onerror="${code})`,
  (code: string) => `<a href="javascript:${code}">x</a>`,
  (code: string) => `<details open ontoggle=${code}>`,
  (code: string) => `{{constructor.constructor("${code}")()}}`,
  (code: string) => '${' + code + '}',
  (code: string) => `<math><mi xlink:href="javascript:${code}">`,
  (code: string) => `<style>@import "javascript:${code}";</style>`,
  (code: string) => `<body onload=${code}>`,
  (code: string) => `<input autofocus onfocus=${code}>`,
  (code: string) => `<template><script>${code}</script></template>`,
  (code: string) => `<!--><script>${code}</script>-->`,
  (code: string) => `<object data="javascript:${code}">`,
  (code: string) => `<embed src="data:text/html,${code}">`,
];

const disguises = [
  (text: string) => text,
  (text: string) => text.toUpperCase().replace('PWNED', 'window.pwned'),
  (text: string) => text.replace('<', '&lt;'),
  (text: string) => text.replace('<', '%3C'),
  (text: string) => `\`${text}\``,
  (text: string) => `**${text}**`,
  (text: string) => `&#60;${text.slice(1)}`,
  (text: string) => `\u202e${text}`,
  (text: string) => text.replace('script', 'scr\u00adipt'),
  (text: string) => `] ) ${text} ( [`,
];

/** Two hundred texts that would run a script where one of them were taken for markup. */
export function hostileStrings(): string[] {
  return forms.flatMap((form, i) => disguises.map((disguise, j) => `${disguise(form(run))} ${i}.${j}`));
}
