// {folder, language, texts, forms} on standard input → how the engine folds, cuts and analyses them.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, language, texts, forms } = JSON.parse(readFileSync(0, 'utf8'));
const engine = await import(pathToFileURL(`${folder}/engine.js`).href);
const index = await engine.openIndex(folder, async path => JSON.parse(readFileSync(path, 'utf8')));
const tongue = await index.language(language);
const { analysis, habits } = await tongue.rules();
const families = {};
for (const form of forms) families[form] = [...(await tongue.family(form)).keys()].sort();
process.stdout.write(JSON.stringify({
  words: texts.map(text => engine.words(tongue.fold(text))),
  families,
  stems: analysis.grammar ? Object.fromEntries(forms.map(form => [form, Object.fromEntries(engine.stems(form, analysis.grammar))])) : null,
  endings: analysis.endings ? Object.fromEntries(forms.map(form => [form, engine.byEndings(form, analysis.endings).sort()])) : null,
  habits: forms.map(form => habits.map(letters => engine.replaced(form, letters))),
}));
