import { spokenLanguage } from '../text/wording.ts';

const english = {
  title: 'Draft proposal',
  fileName: 'draft-proposal',
  sender: 'Bespoke',
  senderLine: 'Made to your configuration',
  reference: 'Reference',
  date: 'Date',
  preparedFor: 'Prepared for',
  contact: 'Contact',
  intro: 'Thank you for your interest. This is what you have put together, with today’s prices.',
  position: 'Pos.',
  product: 'Product',
  quantity: 'Qty',
  unitPrice: 'Unit price',
  amount: 'Amount',
  total: 'Total',
  configuration: 'Configuration',
  legend: 'In bold: your own choices. Everything else follows from them or is our recommendation.',
  parts: 'Parts and prices',
  partsOfOne: 'Parts and prices of one piece',
  part: 'Part',
  article: 'Article no.',
  price: 'Price',
  included: 'included',
  pricePerPiece: 'Price per piece',
  discounts: 'Discounts',
  incomplete: 'Still to be confirmed or entered',
  outdated: 'The product has been revised since this item was configured. Please check the configuration.',
  gone: 'This product is no longer in our catalog. Please remove or replace the item.',
  notesTitle: 'Please note',
  notes: [
    'This draft is not an offer. It shows your configuration and our list prices of the day; a firm proposal, which you can request from your cart, names delivery time, payment and the final price.',
    'Prices are net, plus value-added tax and delivery unless listed above. Descriptions may differ in detail from what is delivered.',
  ],
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
};

export type DraftWording = typeof english;

const german: DraftWording = {
  title: 'Angebotsentwurf',
  fileName: 'angebotsentwurf',
  sender: 'Bespoke',
  senderLine: 'Nach Ihrer Konfiguration gefertigt',
  reference: 'Zeichen',
  date: 'Datum',
  preparedFor: 'Erstellt für',
  contact: 'Kontakt',
  intro: 'Vielen Dank für Ihr Interesse. Hier ist, was Sie zusammengestellt haben, zu den Preisen von heute.',
  position: 'Pos.',
  product: 'Produkt',
  quantity: 'Menge',
  unitPrice: 'Einzelpreis',
  amount: 'Betrag',
  total: 'Summe',
  configuration: 'Konfiguration',
  legend: 'Fett gesetzt: was Sie selbst gewählt haben. Alles andere folgt daraus oder ist unsere Empfehlung.',
  parts: 'Teile und Preise',
  partsOfOne: 'Teile und Preise eines Stücks',
  part: 'Teil',
  article: 'Artikelnr.',
  price: 'Preis',
  included: 'inklusive',
  pricePerPiece: 'Preis je Stück',
  discounts: 'Rabatte',
  incomplete: 'Noch zu bestätigen oder anzugeben',
  outdated:
    'Das Produkt wurde überarbeitet, seit diese Position konfiguriert wurde. Bitte prüfen Sie die Konfiguration.',
  gone: 'Dieses Produkt führen wir nicht mehr. Bitte entfernen oder ersetzen Sie die Position.',
  notesTitle: 'Bitte beachten Sie',
  notes: [
    'Dieser Entwurf ist kein Angebot. Er zeigt Ihre Konfiguration und unsere Listenpreise von heute; ein verbindliches Angebot, das Sie aus dem Warenkorb anfordern können, nennt Lieferzeit, Zahlungsweise und endgültigen Preis.',
    'Die Preise verstehen sich netto, zuzüglich Mehrwertsteuer und Versand, soweit oben nicht aufgeführt. Beschreibungen können in Einzelheiten von der Lieferung abweichen.',
  ],
  page: (page, pages) => `Seite ${page} von ${pages}`,
};

export function draftWording(language: string | undefined): DraftWording {
  return spokenLanguage(language) === 'de' ? german : english;
}
