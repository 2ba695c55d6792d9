// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/dothistore.h>
#include <dothi/ui/importpreview.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/modelplacepage.h>
#include <dothi/ui/taskreader.h>
#include <dothi/ui/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

// The pages and what they show are in importpages.cpp; this file holds the course of things.

namespace dothi::ui {

namespace {

bool isAboutPlace(const io::ImportNotice &notice)
{
    using io::Suspicion;
    return notice.kind == Suspicion::NotPlaced || notice.kind == Suspicion::OtherCountry ||
           notice.kind == Suspicion::FarFromCity || notice.kind == Suspicion::MissingCrs;
}

} // namespace

ImportWizard::~ImportWizard()
{
    m_tasks.cancel(m_task);
}

ImportWizard::Step ImportWizard::step() const
{
    return static_cast<Step>(m_pages->currentIndex());
}

void ImportWizard::askForFile()
{
    if (step() == File)
        m_fileName->setFocus(Qt::OtherFocusReason);
}

void ImportWizard::openFile(const QString &file)
{
    m_file = file;
    m_fileName->setText(file);
    m_plan.reset();
    m_standing.reset();
    m_report.reset();
    m_fieldChoices.clear();
    m_valueChoices.clear();
    m_place->reset();
    setStep(File);
    showPlan();
    if (!m_cities.city()) {
        showProblem(Error(ErrorCode::NotFound, tr("No city is open to import into."))
                        .withAdvice(tr("Open a city, or create a new one, first.")));
        return;
    }
    if (m_cities.city()->store().isReadOnly()) {
        showProblem(Error(ErrorCode::Database, tr("The city is open for reading only."))
                        .withAdvice(tr("Copy it to a place you may write to, and open that.")));
        return;
    }
    inspectAgain();
}

io::ImportOptions ImportWizard::options() const
{
    io::ImportOptions options;
    options.fields = m_fieldChoices;
    options.values = m_valueChoices;
    options.replace = m_replace->isChecked();
    options.placing = m_place->placing();
    options.repairSolids = m_place->repairSolids();
    if (!m_plan)
        return options;
    options.sourceLayer = m_sourceLayer->currentData().toString();
    options.targetLayer = m_targetLayer->currentData().toString();
    options.encoding = m_encoding->currentData().toString();
    if (m_plan->place && !m_plan->place->onMap) {
        options.sourceEpsg = m_plan->mapCrs.epsg();
    } else if (m_plan->crsFixed) {
        options.sourceEpsg = m_plan->sourceCrs.epsg();
        options.swapAxes = m_plan->swapAxes;
    }
    return options;
}

void ImportWizard::chooseCrs(int epsg)
{
    if (!m_plan)
        return;
    const Result<geo::Crs> crs = epsg > 0 ? geo::Crs::fromEpsg(epsg) : Result<geo::Crs>(geo::Crs());
    if (!crs) {
        showProblem(crs.error());
        return;
    }
    if (m_plan->place && !m_plan->place->onMap) {
        m_plan->mapCrs = *crs;
    } else {
        m_plan->crsFixed = epsg > 0;
        m_plan->sourceCrs = *crs;
        m_plan->swapAxes = false;
    }
    inspectAgain();
}

void ImportWizard::inspectAgain()
{
    if (m_file.isEmpty())
        return;
    look([file = m_file, options = options()](const city::Store &store, TaskContext &task) {
        return io::inspect(file, store, options, task);
    });
}

void ImportWizard::applyProposal(const io::ImportNotice &notice)
{
    if (!m_plan)
        return;
    look([plan = *m_plan, notice](const city::Store &store, TaskContext &task) {
        return io::applyProposal(plan, notice, store, task);
    });
}

void ImportWizard::look(Looking work)
{
    if (!m_cities.city())
        return;
    m_tasks.cancel(m_task);
    const quint64 generation = ++m_generation;
    const quint64 task = m_tasks.run<Looked>(
        tr("Looking at “%1”").arg(QFileInfo(m_file).fileName()), this,
        [address = m_cities.city()->store().location(), work = std::move(work), known = m_systems,
         knownFor = m_cityCrs, color = colors().accent](TaskContext &context) -> Result<Looked> {
            // Connecting waits for whoever holds the city: never in the window's thread.
            Result<std::unique_ptr<city::Store>> store = openReader(address, context);
            DOTHI_TRY(store);
            Result<std::vector<city::LayerInfo>> layers = (*store)->layers();
            DOTHI_TRY(layers);
            Result<io::ImportPlan> plan = work(**store, context);
            DOTHI_TRY(plan);
            Looked looked{std::move(*plan), {}, (*store)->crs(), known, nullptr};
            if (looked.plan.place)
                looked.preview = placeOverlay(*looked.plan.place, color);
            // The registry is read here, and once: it takes a tenth of a second.
            if (!known || !knownFor.sameAs(looked.cityCrs))
                looked.systems =
                    std::make_shared<const std::vector<io::KnownCrs>>(io::knownSystems(looked.cityCrs));
            for (const city::LayerInfo &layer : *layers) {
                if (layer.features > 0)
                    looked.city.add(layer.extent);
            }
            return looked;
        },
        [this, generation](Result<Looked> looked) {
            if (generation == m_generation)
                take(std::move(looked));
        });
    if (generation == m_generation && m_tasks.busy())
        setBusy(task, tr("Looking at the file…"));
}

void ImportWizard::take(Result<Looked> looked)
{
    setBusy(0, {});
    if (!looked) {
        m_goOn = false;
        // What was found before stays; without any, the page shows only the reason.
        showProblem(looked.error());
        showPlan();
        return;
    }
    m_problem->hide();
    const bool goOn = std::exchange(m_goOn, false);
    m_plan = std::move(looked->plan);
    m_cityExtent = looked->city;
    m_cityCrs = looked->cityCrs;
    m_systems = std::move(looked->systems);
    m_standing = std::move(looked->preview);
    showPlan();
    // Enter goes on from here, whichever way the file was named.
    if (m_next->isEnabled())
        m_next->setFocus(Qt::OtherFocusReason);
    Q_EMIT inspected();
    // What there is to say of a file is read first; the place of a model has a page of its own.
    if (goOn && m_task == 0 && (hasPlace() || m_plan->notices.empty()))
        next();
}

void ImportWizard::mapField(const QString &target, const QString &source)
{
    if (!m_plan)
        return;
    m_fieldChoices[target] = source;
    m_valueChoices.erase(target); // other values
    m_plan->valueChoices.erase(target);
    // A field of the file fills one field of the layer: taken here, it is free elsewhere.
    for (auto &[other, chosen] : m_fieldChoices) {
        if (other != target && chosen == source)
            chosen.clear();
    }
    for (io::SourceField &field : m_plan->fields) {
        if (field.target == target)
            field.target.clear();
    }
    for (io::SourceField &field : m_plan->fields) {
        if (!source.isEmpty() && field.name == source) {
            field.target = target;
            field.confidence = 1;
        }
    }
    showFields();
}

bool ImportWizard::isBlocked() const
{
    // A place is said on the next page.
    if (hasPlace() && step() == File)
        return false;
    if (hasPlace() && !m_place->isComplete())
        return true;
    return !m_plan || std::ranges::any_of(m_plan->notices, &io::ImportNotice::blocking);
}

void ImportWizard::readTyped()
{
    const QString typed = m_fileName->text().trimmed();
    if (!typed.isEmpty() && typed != m_file)
        openFile(typed);
}

void ImportWizard::next()
{
    if (step() == File && !m_importing) {
        // A click on the way on takes the focus from the name first: the file may be looked at already.
        readTyped();
        if (m_task != 0) {
            m_goOn = true;
            return;
        }
    }
    if (m_task != 0 || isBlocked())
        return;
    switch (step()) {
    case File:
        setStep(hasPlace() ? Place : m_plan->raster ? Preview : Fields);
        break;
    case Place:
        setStep(Fields);
        break;
    case Fields:
        setStep(Preview);
        // The mapping may have been amended: the preview shows what would be stored now. An empty notice
        // changes nothing and looks again.
        applyProposal({});
        break;
    case Preview:
        startImport();
        break;
    case Done:
        break;
    }
}

void ImportWizard::back()
{
    if (m_task != 0)
        return;
    if (step() == Preview)
        setStep(m_plan && m_plan->raster ? File : Fields);
    else if (step() == Fields)
        setStep(hasPlace() ? Place : File);
    else if (step() == Place || step() == Done)
        setStep(File);
}

void ImportWizard::startImport()
{
    if (m_task != 0 || isBlocked() || !m_cities.city())
        return;
    io::ImportPlan plan = *m_plan;
    plan.replace = m_replace->isChecked();
    const QString address = m_cities.city()->store().location();
    m_problem->hide();
    m_importing = true;
    const quint64 generation = ++m_generation;
    const QPointer<plugin::CityHost> cities(&m_cities);
    const QPointer<ImportWizard> self(this);
    const quint64 task = m_tasks.run<io::ImportReport>(
        tr("Importing “%1”").arg(QFileInfo(m_file).fileName()), &m_cities,
        [address, plan](TaskContext &context) -> Result<io::ImportReport> {
            // A connection of its own: the open one stays with the window's thread.
            Result<std::unique_ptr<city::Store>> store = io::openStore(address, io::OpenMode::ReadWrite);
            if (!store)
                return Failure(std::move(store).error());
            return io::runImport(plan, **store, context);
        },
        [self, cities, generation, address](Result<io::ImportReport> report) {
            // Even when the wizard was closed meanwhile: what is in the store must be seen.
            if (report && cities && cities->city() && cities->city()->store().location() == address)
                cities->city()->notifyChanged({report->layer, {}});
            if (!self || generation != self->m_generation)
                return;
            self->setBusy(0, {});
            if (!report)
                self->showProblem(report.error());
            self->m_importing = false;
            Q_EMIT self->importEnded();
            if (!report)
                return;
            self->m_report = std::move(*report);
            self->showReport();
            self->setStep(Done);
            Q_EMIT self->imported(self->m_report->layer);
        });
    if (m_importing && m_tasks.busy())
        setBusy(task, tr("Importing…"));
}

void ImportWizard::keyPressEvent(QKeyEvent *event)
{
    // Enter behind a name looks at the file; the next Enter goes on.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_fileName->hasFocus() && m_task != 0)
        return;
    QDialog::keyPressEvent(event);
}

void ImportWizard::reject()
{
    // Esc and the cross of the frame are the Cancel button: what runs is stopped, and the wizard says so.
    if (m_task != 0 && !m_cityGoes)
        m_tasks.cancel(m_task);
    else
        QDialog::reject();
}

void ImportWizard::done(int result)
{
    leave();
    QDialog::done(result);
}

void ImportWizard::setStep(Step step)
{
    m_pages->setCurrentIndex(step);
    for (size_t i = 0; i < m_stepLabels.size(); ++i) {
        const auto at = static_cast<int>(i);
        setStyleProperty(m_stepLabels[i], "state",
                         at == step ? QStringLiteral("now")
                                    : (at < step ? QStringLiteral("done") : QStringLiteral("later")));
    }
    if (step == Preview)
        showPreview();
    nameSteps();
    refreshButtons();
    refreshPreview();
}

void ImportWizard::nameSteps()
{
    const QStringList titles = {tr("File"), tr("Place"), tr("Fields"), tr("Preview"), tr("Result")};
    int number = 0;
    for (size_t i = 0; i < m_stepLabels.size(); ++i) {
        const bool shown = i != Place || hasPlace();
        m_stepLabels[i]->setVisible(shown);
        if (shown)
            m_stepLabels[i]->setText(
                QStringLiteral("%1  %2").arg(++number).arg(titles[static_cast<qsizetype>(i)]));
    }
}

void ImportWizard::setBusy(quint64 task, const QString &what)
{
    m_task = task;
    m_progress->setVisible(task != 0);
    m_progress->setRange(0, 0);
    m_status->setText(what);
    m_choices->setEnabled(task == 0);
    m_noticesBox->setEnabled(task == 0);
    // While a file is only looked at the user goes on typing numbers; each change looks again.
    m_place->setEnabled(task == 0 || !m_importing);
    m_fields->setEnabled(task == 0);
    m_values->setEnabled(task == 0);
    refreshButtons();
}

void ImportWizard::showProblem(const Error &error)
{
    if (error.code() == ErrorCode::Cancelled) {
        m_problem->setText(m_importing ? tr("Cancelled: nothing was imported.") : tr("Cancelled."));
    } else {
        m_problem->setText(QStringLiteral("✕ ") + error.userText());
        Q_EMIT failed(error);
    }
    m_problem->show();
    refreshButtons();
}

QString ImportWizard::reasonToStay() const
{
    if (!m_plan || step() == Done || !isBlocked())
        return {};
    if (step() == Place) {
        if (const QString lacking = m_place->whatIsLacking(); !lacking.isEmpty())
            return lacking;
    }
    const auto notice = std::ranges::find_if(m_plan->notices, &io::ImportNotice::blocking);
    // What is wrong with the place stands on the page, in red.
    if (step() == Place && notice != m_plan->notices.end() && isAboutPlace(*notice))
        return tr("Not yet: say where the model stands.");
    return notice == m_plan->notices.end() ? QString() : tr("Not yet: %1").arg(notice->message);
}

void ImportWizard::refreshButtons()
{
    const bool busy = m_task != 0;
    m_back->setVisible(step() == Place || step() == Fields || step() == Preview);
    m_back->setEnabled(!busy);
    m_next->setVisible(step() != Done);
    m_next->setText(step() == Preview ? tr("Import") : tr("Next"));
    // A name that was typed is read by going on.
    const QString typed = m_fileName->text().trimmed();
    const bool unread = step() == File && !typed.isEmpty() && typed != m_file;
    const bool reading = step() == File && busy && !m_importing;
    m_next->setEnabled(unread || reading || (!busy && !isBlocked()));
    if (!busy)
        m_status->setText(unread ? QString() : reasonToStay());
    m_close->setText(busy ? tr("Cancel") : tr("Close"));
}

} // namespace dothi::ui
