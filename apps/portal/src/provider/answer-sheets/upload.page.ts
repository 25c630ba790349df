import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

export const uploadPage = (form = new Form()) =>
  view('provider/answer-sheets/upload', {
    title: 'Upload your answers',
    back: paths.assessment.answers,
    form,
    action: paths.answerSheets.upload,
    downloadPath: paths.answerSheets.download,
    file: form.input('file', {
      label: 'Choose your spreadsheet',
      hint: 'It is the spreadsheet you downloaded here, saved as an Excel workbook. Its name ends in .xlsx',
    }),
  });
