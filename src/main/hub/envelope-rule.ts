/**
 * The `validate_doc_update` of every collection (CouchDB's query server; ECMAScript 5, self-contained). A text and not a
 * function, because a bundler rewrites functions and every rewrite would be a new design document at the center.
 * It asks for the envelope of record.ts alone: what the fields may hold is checked by the stations that read them.
 */
export const envelopeRule = `function (doc, old, user, security) {
  if (user.roles.indexOf('_admin') !== -1) return;
  function refuse(reason) { throw({ forbidden: reason }); }
  function isText(value, least, most) {
    return typeof value === 'string' && value.length >= least && value.length <= most;
  }
  if (!isText(doc._id, 1, 64)) refuse('id: 1 to 64 characters');
  if (!isText(doc.createdAt, 1, 32)) refuse('createdAt is missing');
  if (!isText(doc.updatedAt, 1, 32)) refuse('updatedAt is missing');
  if (!isText(doc.createdBy, 0, 64)) refuse('createdBy is missing');
  if (!isText(doc.updatedBy, 0, 64)) refuse('updatedBy is missing');
  var stamps = doc.stamps;
  if (!stamps || typeof stamps !== 'object' || Array.isArray(stamps)) refuse('stamps are missing');
  for (var field in stamps) {
    if (!isText(stamps[field], 16, 64) || !/^[0-9a-z]{9}-[0-9a-z]{4}[|].+$/.test(stamps[field])) refuse('stamps.' + field + ' is no stamp');
  }
  if (!stamps.born) refuse('stamps.born is missing');
  if (doc._deleted && !stamps.erased) refuse('stamps.erased is missing');
  if (doc._attachments) refuse('attachments are not kept');
}`

/** Only the administrator writes what the whole city reads. */
export const cityRule = `function (doc, old, user, security) {
  if (user.roles.indexOf('_admin') === -1) throw({ forbidden: 'Only the administrator writes here' });
}`
